package io.aftercare.inference;

/** Nobody wants the text any more. */
public class GenerationCancelled extends InferenceFailed {
    GenerationCancelled(String model, int tokens) {
        super("%s: cancelled after %d tokens".formatted(model, tokens));
    }
}
