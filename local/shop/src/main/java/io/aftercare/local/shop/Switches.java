package io.aftercare.local.shop;

import java.time.Duration;

/** Makes the shop slow or broken, so that others can show what they do about it. */
final class Switches {
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean failing;

    /** What {@code POST /control} sends; what is absent is switched off. */
    record Control(long delayMillis, boolean failing) {}

    void set(Control control) {
        if (control.delayMillis() < 0) {
            throw Refusal.invalid("'delayMillis' must not be negative.");
        }
        delay = Duration.ofMillis(control.delayMillis());
        failing = control.failing();
    }

    void pause(Duration delay) {
        this.delay = delay;
    }

    void fail(boolean failing) {
        this.failing = failing;
    }

    /** Called before every answer that a client of the shop waits for. */
    void suffer() throws InterruptedException {
        Thread.sleep(delay);
        if (failing) {
            throw new Refusal(503, "shop-failing", "Unavailable", "The demo shop was told to fail.");
        }
    }
}
