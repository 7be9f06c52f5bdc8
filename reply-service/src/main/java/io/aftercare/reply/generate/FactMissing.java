package io.aftercare.reply.generate;

/** A sentence was to hold a fact that is not there. */
public class FactMissing extends IllegalArgumentException {
    FactMissing(Act act, String slot) {
        super("%s is to say {%s}, of which there is no fact".formatted(act.topic(), slot));
    }
}
