package io.aftercare.ticket.sla;

import static io.aftercare.ticket.sla.SlaTarget.FIRST_RESPONSE;
import static io.aftercare.ticket.sla.SlaTarget.NEXT_RESPONSE;
import static io.aftercare.ticket.sla.SlaTarget.RESOLUTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aftercare.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SlaClocksTest {
    private static final Instant OPENED = Instant.parse("2026-11-27T01:00:00Z");
    private static final SlaTerms TERMS = new SlaTerms(
            "test",
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(24),
            BusinessCalendar.always(ZoneId.of("Asia/Shanghai")),
            0.8);

    private static Instant after(long minutes) {
        return OPENED.plus(Duration.ofMinutes(minutes));
    }

    private static Duration used(SlaClocks clocks, SlaTarget target) {
        return clocks.clock(target).orElseThrow().used();
    }

    @Test
    void anAnswerMeetsTheFirstResponseAndOnlyThenIsTheNextOneDue() {
        SlaClocks opened = SlaClocks.opened(TERMS, OPENED);
        assertThat(opened.dueAt(FIRST_RESPONSE)).contains(after(30));
        assertThat(opened.warnAt(FIRST_RESPONSE)).contains(after(24));

        SlaClocks pressed = opened.customerSpoke(after(5));
        assertThat(pressed.clock(NEXT_RESPONSE)).isEmpty();
        assertThat(pressed.dueAt(FIRST_RESPONSE))
                .as("asking again does not give more time")
                .contains(after(30));

        SlaClocks again = pressed.merchantSpoke(after(10)).customerSpoke(after(60));
        assertThat(used(again, FIRST_RESPONSE)).isEqualTo(Duration.ofMinutes(10));
        assertThat(again.dueAt(NEXT_RESPONSE)).contains(after(180));
        assertThat(again.customerSpoke(after(100)).dueAt(NEXT_RESPONSE)).contains(after(180));
    }

    @Test
    void waitingForTheCustomerStopsTheClockOnlyAfterAQuestion() {
        SlaClocks asked =
                SlaClocks.opened(TERMS, OPENED).merchantSpoke(after(10)).waitsForCustomer(after(20));
        assertThat(asked.dueAt(RESOLUTION)).isEmpty();

        SlaClocks told = asked.customerSpoke(after(500));
        assertThat(told.dueAt(RESOLUTION)).contains(after(480 + 24 * 60));

        SlaClocks putAside = told.waitsForCustomer(after(510));
        assertThat(putAside.dueAt(RESOLUTION)).as("nobody asked anything").contains(after(480 + 24 * 60));
    }

    @Test
    void whatIsReopenedGoesOnWithTheTimeThatItHadUsed() {
        SlaClocks settled =
                SlaClocks.opened(TERMS, OPENED).merchantSpoke(after(1)).settled(after(600));
        assertThat(settled.dueAt(RESOLUTION)).isEmpty();

        SlaClocks reopened = settled.reopened(after(10_000));

        assertThat(used(reopened, RESOLUTION)).isEqualTo(Duration.ofMinutes(600));
        assertThat(reopened.dueAt(RESOLUTION)).contains(after(10_000 + 24 * 60 - 600));
    }

    @Test
    void whatWasDroppedIsNeitherMetNorDue() {
        SlaClocks dropped = SlaClocks.opened(TERMS, OPENED).dropped(after(5)).merchantSpoke(after(50));

        assertThat(dropped.all()).extracting(SlaClock::state).containsOnly(SlaClock.State.DROPPED);
        assertThat(dropped.at(after(9_999)).all())
                .extracting(SlaClock::isBroken)
                .containsOnly(false);
    }

    @Test
    void whatTookTooLongStaysBrokenAlsoWhenItIsMet() {
        SlaClocks late = SlaClocks.opened(TERMS, OPENED).merchantSpoke(after(31));

        assertThat(late.clock(FIRST_RESPONSE)).get().satisfies(clock -> {
            assertThat(clock.state()).isEqualTo(SlaClock.State.MET);
            assertThat(clock.isBroken()).isTrue();
        });
    }

    @Test
    void aClockThatJumpsBackGivesNoTimeBack() {
        SlaClocks clocks = SlaClocks.opened(TERMS, OPENED).at(after(20)).at(after(5));

        assertThat(used(clocks, RESOLUTION)).isEqualTo(Duration.ofMinutes(20));
        assertThat(clocks.merchantSpoke(after(1))
                        .clock(FIRST_RESPONSE)
                        .orElseThrow()
                        .used())
                .isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void eachWarningAndEachBreachIsToldOnce() {
        SlaClocks opened = SlaClocks.opened(TERMS, OPENED);
        assertThat(opened.nextNewsAt()).contains(after(24));
        assertThat(opened.tell(after(23)).alarms()).isEmpty();

        SlaClocks.Told warned = opened.tell(after(24));
        assertThat(warned.alarms()).containsExactly(new SlaAlarm(FIRST_RESPONSE, SlaClock.Told.WARNED, after(30)));
        assertThat(warned.clocks().nextNewsAt()).contains(after(30).plusMillis(1));
        assertThat(warned.clocks().tell(after(30)).alarms())
                .as("in time to the last")
                .isEmpty();

        SlaClocks.Told broken = warned.clocks().tell(after(31));
        assertThat(broken.alarms()).extracting(SlaAlarm::what).containsExactly(SlaClock.Told.BROKEN);
        assertThat(broken.clocks().tell(after(40)).alarms()).isEmpty();
        assertThat(broken.clocks().nextNewsAt()).as("the resolution's").contains(after(24 * 60 * 8 / 10));
    }

    @Test
    void whoAnswersTooLateBeforeAnybodyLookedHasBrokenItAllTheSame() {
        SlaClocks late = SlaClocks.opened(TERMS, OPENED).merchantSpoke(after(45));

        assertThat(late.tell(after(46)).alarms())
                .extracting(SlaAlarm::target, SlaAlarm::what)
                .containsExactly(tuple(FIRST_RESPONSE, SlaClock.Told.BROKEN));
    }

    @Test
    void aCaseThatTakesInAnOlderOneHasWaitedAsLong() {
        SlaClocks old = SlaClocks.opened(TERMS, OPENED).merchantSpoke(after(10));
        SlaClocks young = SlaClocks.opened(TERMS, after(1_000)).merchantSpoke(after(1_001));

        SlaClocks joined = young.joinedBy(old, after(1_100));

        assertThat(joined.dueAt(RESOLUTION)).contains(after(24 * 60));
        assertThat(old.joinedBy(young, after(1_100)).dueAt(RESOLUTION)).contains(after(24 * 60));
    }

    @Test
    void whatIsStoredGoesOnAsIfItHadNot() {
        SlaClocks clocks = SlaClocks.opened(TERMS, OPENED)
                .merchantSpoke(after(10))
                .tell(after(1_200))
                .clocks();

        SlaClocks read = SlaClocks.of(TERMS, clocks.record());

        assertThat(read.record()).isEqualTo(clocks.record());
        assertThat(read.waitsForCustomer(after(1_210)).dueAt(RESOLUTION)).isEmpty();
    }

    private record Act(String name, BiFunction<SlaClocks, Instant, SlaClocks> does, int minutes) {
        SlaClocks on(SlaClocks clocks, Instant now) {
            return does.apply(clocks, now);
        }

        @Override
        public String toString() {
            return name + " after " + minutes;
        }
    }

    private static Act act(String name, BiFunction<SlaClocks, Instant, SlaClocks> does, int minutes) {
        return new Act(name, does, minutes);
    }

    @Provide
    Arbitrary<List<Act>> agentsTricks() {
        return acts(
                act("wait", SlaClocks::waitsForCustomer, 0),
                act("take up", SlaClocks::takenUpAgain, 0),
                act("settle", SlaClocks::settled, 0),
                act("reopen", SlaClocks::reopened, 0),
                act("look", SlaClocks::at, 0));
    }

    @Provide
    Arbitrary<List<Act>> anything() {
        return acts(
                act("wait", SlaClocks::waitsForCustomer, 0),
                act("take up", SlaClocks::takenUpAgain, 0),
                act("settle", SlaClocks::settled, 0),
                act("reopen", SlaClocks::reopened, 0),
                act("answer", SlaClocks::merchantSpoke, 0),
                act("write", SlaClocks::customerSpoke, 0),
                act("drop", SlaClocks::dropped, 0),
                act("look", SlaClocks::at, 0));
    }

    private static Arbitrary<List<Act>> acts(Act... kinds) {
        // Now and then the machine's clock is set back.
        return Combinators.combine(Arbitraries.of(kinds), Arbitraries.integers().between(-60, 300))
                .as((kind, minutes) -> act(kind.name(), kind.does(), minutes))
                .list()
                .ofMaxSize(40);
    }

    /** Without a word to the customer, no juggling of states makes the first response any later. */
    @Property(tries = 2_000)
    void statesAloneBuyNoTime(@ForAll("agentsTricks") List<Act> tricks) {
        SlaClocks clocks = SlaClocks.opened(TERMS, OPENED);
        boolean settled = false;
        Instant now = OPENED;
        for (Act trick : tricks) {
            now = now.plus(Duration.ofMinutes(trick.minutes()));
            clocks = trick.on(clocks, now);
            settled |= trick.name().equals("settle");
            if (!settled) {
                assertThat(clocks.dueAt(RESOLUTION))
                        .contains(after(24 * 60).isBefore(seen(clocks)) ? seen(clocks) : after(24 * 60));
            }
        }
    }

    private static Instant seen(SlaClocks clocks) {
        return clocks.clock(RESOLUTION).orElseThrow().seen();
    }

    @Property(tries = 2_000)
    void usedTimeNeverShrinksAndIsNeverMoreThanHasPassed(@ForAll("anything") List<Act> acts) {
        SlaClocks clocks = SlaClocks.opened(TERMS, OPENED);
        Instant now = OPENED;
        Instant latest = OPENED;
        for (Act act : acts) {
            now = now.plus(Duration.ofMinutes(act.minutes()));
            latest = now.isAfter(latest) ? now : latest;
            Duration before = used(clocks, RESOLUTION);
            clocks = act.on(clocks, now);
            assertThat(used(clocks, RESOLUTION))
                    .isGreaterThanOrEqualTo(before)
                    .isLessThanOrEqualTo(Duration.between(OPENED, latest));
        }
    }
}
