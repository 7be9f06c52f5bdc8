package io.aftercare.reply.generate;

import java.nio.file.Path;

final class ShippedWording {
    static final Path FOLDER = Path.of("../models/wording/shared/1");

    private ShippedWording() {}
}
