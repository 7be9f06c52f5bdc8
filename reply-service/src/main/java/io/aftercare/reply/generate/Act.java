package io.aftercare.reply.generate;

import java.util.List;
import java.util.Objects;

/**
 * What a sentence is to do, apart from how it is said.
 *
 * @param topic such as {@code promise.refund}: the act's type, and what it is about
 * @param slots the facts that the sentence has to hold, each once, such as {@code refund.amount}
 */
public record Act(String topic, Style style, List<String> slots) {
    public Act {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(style, "style");
        slots = slots.stream().sorted().distinct().toList();
    }

    public static Act of(String topic, Style style, String... slots) {
        return new Act(topic, style, List.of(slots));
    }
}
