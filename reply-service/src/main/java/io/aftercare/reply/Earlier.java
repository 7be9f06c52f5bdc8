package io.aftercare.reply;

import java.util.List;
import java.util.Objects;

/**
 * What was answered before in this conversation, oldest first: the phrases that were said whole, and the step of the
 * cascade that each reply was owed to; {@code turns} of the customer's messages, the last one belonging to the last of
 * the history.
 */
public record Earlier(List<String> said, List<String> sources, List<Turn> turns) {
    public static final Earlier NOTHING = new Earlier(List.of(), List.of(), List.of());

    /**
     * How a message was understood and answered.
     *
     * @param intent the likeliest, null where nothing was understood
     * @param source what its last reply was owed to, null where nobody answered
     */
    public record Turn(String sentiment, double sentimentScore, String intent, String source) {}

    public Earlier {
        said = present(said);
        sources = present(sources);
        turns = present(turns);
    }

    private static <T> List<T> present(List<T> values) {
        return values == null
                ? List.of()
                : values.stream().filter(Objects::nonNull).toList();
    }
}
