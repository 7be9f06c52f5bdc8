package io.aftercare.reply.intake;

import java.util.List;

/** A heading and the paragraphs and list items under it; steps of a list begin with {@code 1. } or {@code - }. */
public record Section(String heading, List<String> paragraphs) {
    public Section {
        paragraphs = List.copyOf(paragraphs);
    }
}
