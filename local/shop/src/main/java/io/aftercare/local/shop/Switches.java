package io.aftercare.local.shop;

import java.time.Duration;

/** Makes the shop slow or broken, so that others can show what they do about it. */
final class Switches {
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean failing;
    private volatile boolean talkingNonsense;
    private volatile boolean losingAnswers;

    /** What {@code POST /control} sends; what is absent is switched off, and {@code advance} sets the clock ahead. */
    record Control(
            long delayMillis, boolean failing, boolean talkingNonsense, boolean losingAnswers, Duration advance) {}

    void set(Control control) {
        if (control.delayMillis() < 0) {
            throw Refusal.invalid("'delayMillis' must not be negative.");
        }
        delay = Duration.ofMillis(control.delayMillis());
        failing = control.failing();
        talkingNonsense = control.talkingNonsense();
        losingAnswers = control.losingAnswers();
    }

    void pause(Duration delay) {
        this.delay = delay;
    }

    void fail(boolean failing) {
        this.failing = failing;
    }

    void talkNonsense(boolean nonsense) {
        this.talkingNonsense = nonsense;
    }

    void loseAnswers(boolean losing) {
        this.losingAnswers = losing;
    }

    boolean talkingNonsense() {
        return talkingNonsense;
    }

    boolean losingAnswers() {
        return losingAnswers;
    }

    /** Called before every answer that a client of the shop waits for. */
    void suffer() throws InterruptedException {
        Thread.sleep(delay);
        if (failing) {
            throw new Refusal(503, "shop-failing", "Unavailable", "The demo shop was told to fail.");
        }
    }
}
