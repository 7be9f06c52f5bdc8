package io.aftercare.inference;

/** The text had no end by the last token there is room for, or nothing was allowed to come next. */
public class GenerationUnfinished extends InferenceFailed {
    GenerationUnfinished(String model, int tokens) {
        super("%s: no end after %d tokens".formatted(model, tokens));
    }
}
