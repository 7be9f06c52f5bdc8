package io.aftercare.reply.generate;

/** The model was never taught such an act; the reply falls back on a template. */
public class UnknownAct extends IllegalArgumentException {
    UnknownAct(String message) {
        super(message);
    }
}
