package io.aftercare.reply.generate;

/** What the model wrote may not leave; the reply falls back on a template. The text itself is not told. */
public class WordingRejected extends RuntimeException {
    WordingRejected(Act act, String reason) {
        super("the wording of %s was rejected: %s".formatted(act.topic(), reason));
    }
}
