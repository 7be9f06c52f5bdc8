package io.aftercare.local.launcher.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EventBalanceTest {
    @Test
    void onlyWhatWasAddedSinceCounts() {
        EventBalance before = new EventBalance(Map.of("reply.sent", 10L), Map.of("reply.sent", 9L), 0);
        EventBalance after = new EventBalance(Map.of("reply.sent", 15L), Map.of("reply.sent", 14L), 0);

        EventBalance during = after.since(before);

        assertThat(during.totalProduced()).isEqualTo(5);
        assertThat(during.isSettled()).isTrue();
    }

    @Test
    void aLostEventIsNotHiddenByADoubledOneOfAnotherType() {
        EventBalance balance = new EventBalance(
                Map.of("case.opened", 3L, "reply.sent", 3L), Map.of("case.opened", 2L, "reply.sent", 4L), 0);

        assertThat(balance.lost()).isEqualTo(1);
        assertThat(balance.doubled()).isEqualTo(1);
        assertThat(balance.difference()).isEqualTo(Map.of("case.opened", 1L, "reply.sent", -1L));
    }

    @Test
    void whatStillWaitsInTheOutboxIsNotSettled() {
        assertThat(new EventBalance(Map.of(), Map.of(), 1).isSettled()).isFalse();
    }
}
