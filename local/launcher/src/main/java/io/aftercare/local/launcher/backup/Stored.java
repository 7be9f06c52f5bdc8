package io.aftercare.local.launcher.backup;

import java.util.List;

/** Where the services keep what they keep. */
public final class Stored {
    /** A schema has the name of its service. */
    public static final List<String> SCHEMAS = List.of("reply", "ticket", "insight");

    private Stored() {}
}
