package io.aftercare.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final long MILLI = 1_000_000;

    private final Backlog backlog = new Backlog(Duration.ofMillis(100));
    private final Deque<Backlog.Ticket> inside = new ArrayDeque<>();
    private long now;

    /** One leaves every 2 ms for so long that this is known. */
    private void busy(String tenant) {
        for (int i = 0; i < 10; i++) {
            inside.add(backlog.enter(tenant, now));
        }
        for (int i = 0; i < 200; i++) {
            inside.add(backlog.enter(tenant, now));
            now += 2 * MILLI;
            backlog.leave(inside.remove(), now, true);
        }
    }

    private int admitted(String tenant, int wanted) {
        int count = 0;
        for (int i = 0; i < wanted; i++) {
            count += backlog.enter(tenant, now).admitted() ? 1 : 0;
        }
        return count;
    }

    @Test
    void asManyAreLetInAsLeaveInTime() {
        busy("a");

        assertThat(admitted("a", 1_000)).isBetween(38, 42);
        assertThat(backlog.enter("a", now).expected()).isBetween(Duration.ofMillis(95), Duration.ofMillis(110));
    }

    @Test
    void whoIsTurnedAwayFurtherOnDoesNotMakeTheHouseLookFast() {
        busy("a");
        for (int i = 0; i < 500; i++) {
            backlog.leave(backlog.enter("a", now), now, false);
            now += 1_000;
        }

        assertThat(admitted("a", 1_000)).isBetween(38, 42);
    }

    @Test
    void oneIsLetInAgainWhenAnotherHasLeft() {
        busy("a");
        admitted("a", 1_000);
        for (int i = 0; i < 5; i++) {
            now += 2 * MILLI;
            backlog.leave(inside.remove(), now, true);
        }

        assertThat(admitted("a", 1_000)).isBetween(4, 6);
    }

    @Test
    void aTenantHasItsShareWhateverTheOthersSend() {
        busy("a");
        admitted("a", 1_000);

        assertThat(admitted("b", 1_000)).isBetween(24, 26);
        assertThat(admitted("c", 1_000)).isBetween(16, 17);
        assertThat(admitted("a", 1_000)).isZero();
    }

    @Test
    void whereNobodyWaitsNothingIsRefused() {
        for (int i = 0; i < 500; i++) {
            Backlog.Ticket ticket = backlog.enter("a", now);
            assertThat(ticket.admitted()).isTrue();
            now += 90 * MILLI;
            backlog.leave(ticket, now, true);
        }
    }
}
