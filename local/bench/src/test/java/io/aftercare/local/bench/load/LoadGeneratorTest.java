package io.aftercare.local.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void clientsThatWaitSendWhatTheyAreToldAndNoMore() {
        try (FakeService service = new FakeService(10, Duration.ofMillis(1), Duration.ZERO)) {
            Load load = service.client().closed(2, 50);

            assertThat(load.sentRequests()).isEqualTo(50);
            assertThat(load.ok()).isEqualTo(50);
            assertThat(load.okMillis(50)).isGreaterThan(1);
            assertThat(load.failures()).isEmpty();
        }
    }

    @Test
    void aScheduleIsKeptWhateverTheAnswers() {
        try (FakeService service = new FakeService(1_000, Duration.ofMillis(20), Duration.ZERO)) {
            Load load = service.client().open(200, SECOND, 500);

            assertThat(load.sentRequests()).isEqualTo(200);
        }
    }

    /** A sender that waits for the answer would see one slow request; every message that was due meanwhile is one. */
    @Test
    void aPauseOfTheServerIsFeltByAllThatWereDueMeanwhile() {
        try (FakeService service =
                new FakeService(1_000, Duration.ZERO, Duration.ZERO).withFirstRun(Duration.ofMillis(500))) {
            Load load = service.client().open(100, SECOND, 1);

            assertThat(load.ok()).isEqualTo(100);
            // A quarter waited 250 ms and more, on a busy machine longer; of one slow request this would know nothing.
            assertThat(load.okMillis(75)).isGreaterThan(150);
        }
    }

    @Test
    void whatIsNeitherAnsweredNorRefusedIsCounted() {
        try (FakeService service = new FakeService(1_000, Duration.ofSeconds(5), Duration.ZERO)) {
            Load load = service.client().open(10, Duration.ofMillis(300), 10);

            assertThat(load.lost()).isEqualTo(3);
            assertThat(load.okMillis(50)).isNaN();
            assertThat(load.goodput()).isZero();
        }
    }
}
