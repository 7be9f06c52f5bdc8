package io.aftercare.reply.compose;

/** One step of the cascade: says its part where it applies, and leaves the rest to the steps after it. */
interface Step {
    boolean applies(Situation situation, Draft draft);

    void write(Situation situation, Draft draft);
}
