package io.aftercare.reply;

import java.util.List;
import java.util.Objects;

/**
 * What was answered before in this conversation, oldest first: the phrases that were said whole, and the step of the
 * cascade that each reply was owed to.
 */
public record Earlier(List<String> said, List<String> sources) {
    public static final Earlier NOTHING = new Earlier(List.of(), List.of());

    public Earlier {
        said = present(said);
        sources = present(sources);
    }

    private static List<String> present(List<String> values) {
        return values == null
                ? List.of()
                : values.stream().filter(Objects::nonNull).toList();
    }
}
