package io.aftercare.reply.library;

import java.util.List;

/** What an article says in one language: its title, other ways to ask for it, and paragraphs and numbered steps. */
public record LocalText(String title, List<String> questions, String body) {
    public LocalText {
        questions = questions == null
                ? List.of()
                : questions.stream().filter(question -> question != null).toList();
    }
}
