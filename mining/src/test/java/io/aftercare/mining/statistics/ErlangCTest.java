package io.aftercare.mining.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErlangCTest {
    private static final Duration HANDLING = Duration.ofMinutes(4);

    @Test
    void oneAgentIsTheQueueOfTheTextbooks() {
        // M/M/1 with 12 an hour and 4 minutes each: busy 0.8, mean wait 0.8 / (15/h - 12/h)
        ErlangC one = new ErlangC(12, HANDLING, 1);

        assertThat(one.load()).isCloseTo(0.8, within(1e-12));
        assertThat(one.waiting()).isCloseTo(0.8, within(1e-12));
        assertThat(one.meanWait()).contains(Duration.ofMinutes(16));
        assertThat(one.serviceLevel(Duration.ofMinutes(20))).isCloseTo(1 - 0.8 * Math.exp(-1), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0.7, 1", "1.6, 2", "4, 5", "17, 20", "45, 50", "185, 200", "480, 500"})
    void theShareServedInTimeIsThatOfASimulation(double load, int agents) {
        Duration within = Duration.ofSeconds(60);
        double perHour = load * 3600 / HANDLING.toSeconds();

        assertThat(new ErlangC(perHour, HANDLING, agents).serviceLevel(within))
                .isCloseTo(simulated(load, agents, within), within(0.01));
    }

    @Test
    void theFewestAgentsThatSufficeAreFound() {
        int agents = ErlangC.agentsFor(300, HANDLING, 0.8, Duration.ofSeconds(20));

        assertThat(new ErlangC(300, HANDLING, agents).serviceLevel(Duration.ofSeconds(20)))
                .isGreaterThanOrEqualTo(0.8);
        assertThat(new ErlangC(300, HANDLING, agents - 1).serviceLevel(Duration.ofSeconds(20)))
                .isLessThan(0.8);
        assertThat(ErlangC.agentsFor(0, HANDLING, 0.8, Duration.ZERO)).isZero();
    }

    @Test
    void withoutEnoughAgentsTheQueueGrowsWithoutEnd() {
        ErlangC tooFew = new ErlangC(30, HANDLING, 2);

        assertThat(tooFew.isStable()).isFalse();
        assertThat(tooFew.waiting()).isEqualTo(1);
        assertThat(tooFew.serviceLevel(Duration.ofDays(1))).isZero();
        assertThat(tooFew.meanWait()).isEmpty();
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new ErlangC(-1, HANDLING, 1)).hasMessageContaining("not -1.0");
        assertThatThrownBy(() -> new ErlangC(1, Duration.ZERO, 1)).hasMessageContaining("not PT0S");
        assertThatThrownBy(() -> ErlangC.agentsFor(1, HANDLING, 1, HANDLING)).hasMessageContaining("not 1.0");
    }

    /** Random arrivals and handling, served in turn by whoever is free first. */
    private static double simulated(double load, int agents, Duration within) {
        SplittableRandom random = new SplittableRandom(7);
        PriorityQueue<Double> freeAt = new PriorityQueue<>();
        for (int i = 0; i < agents; i++) {
            freeAt.add(0.0);
        }
        double patience = (double) within.toSeconds() / HANDLING.toSeconds();
        int customers = 1_500_000;
        int inTime = 0;
        double now = 0;
        for (int i = 0; i < customers; i++) {
            now += exponential(random) / load;
            double begun = Math.max(now, freeAt.poll());
            freeAt.add(begun + exponential(random));
            inTime += begun - now <= patience ? 1 : 0;
        }
        return (double) inTime / customers;
    }

    private static double exponential(SplittableRandom random) {
        return -Math.log(1 - random.nextDouble());
    }
}
