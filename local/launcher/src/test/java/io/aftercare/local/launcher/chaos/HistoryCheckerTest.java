package io.aftercare.local.launcher.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.local.launcher.chaos.Violation.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HistoryCheckerTest {
    private static final Event FIRST = new Event("e1", "conversations/c", "message.received 1");
    private static final Event SECOND = new Event("e2", "conversations/c", "message.received 2");
    private static final List<Event> BOTH = List.of(FIRST, SECOND);
    private static final List<Acknowledged> TOLD =
            List.of(new Acknowledged(FIRST.effect(), "c"), new Acknowledged(SECOND.effect(), "c"));
    private static final List<String> STORED = List.of(FIRST.effect(), SECOND.effect());

    @Test
    void aHistoryInWhichEverythingArrivedOnceAndInOrderHolds() {
        assertThat(found(new History(TOLD, STORED, BOTH, BOTH, BOTH))).isEmpty();
    }

    @Test
    void aSecondDeliveryOfTheSameEventIsNoViolation() {
        assertThat(found(new History(TOLD, STORED, BOTH, List.of(FIRST, SECOND, FIRST, SECOND), BOTH)))
                .isEmpty();
    }

    @Test
    void whatWasAcknowledgedAndIsNotStoredIsLost() {
        assertThat(found(new History(TOLD, List.of(FIRST.effect()), List.of(FIRST), List.of(FIRST), List.of(FIRST))))
                .containsExactly(Kind.LOST);
    }

    @Test
    void whatIsStoredWithoutAnEventIsLost() {
        assertThat(found(new History(TOLD, STORED, List.of(FIRST), List.of(FIRST), List.of(FIRST))))
                .containsExactly(Kind.LOST);
    }

    @Test
    void anEventThatReachesNoTopicIsLostThereAndAtTheConsumer() {
        assertThat(found(new History(TOLD, STORED, BOTH, List.of(FIRST), List.of(FIRST))))
                .containsExactly(Kind.LOST, Kind.LOST);
    }

    @Test
    void anEventThatOnlyTheConsumerLacksIsLost() {
        assertThat(found(new History(TOLD, STORED, BOTH, BOTH, List.of(FIRST)))).containsExactly(Kind.LOST);
    }

    @Test
    void whatIsStoredThoughNobodyWasToldWasDoneTwice() {
        assertThat(found(new History(TOLD.subList(0, 1), STORED, BOTH, BOTH, BOTH)))
                .containsExactly(Kind.DOUBLED);
    }

    @Test
    void twoEventsForOneEffectAreDoubled() {
        Event again = new Event("e3", FIRST.stream(), FIRST.effect());
        List<Event> three = List.of(FIRST, SECOND, again);

        assertThat(found(new History(TOLD, STORED, three, three, three))).containsExactly(Kind.DOUBLED);
    }

    @Test
    void anEventThatTheConsumerCountedTwiceIsDoubled() {
        assertThat(found(new History(TOLD, STORED, BOTH, BOTH, List.of(FIRST, SECOND, SECOND))))
                .containsExactly(Kind.DOUBLED);
    }

    @Test
    void aLaterEventThatArrivesFirstIsOutOfOrderEvenIfTheEarlierOneFollowsItAgain() {
        assertThat(found(new History(TOLD, STORED, BOTH, List.of(SECOND, FIRST, SECOND), BOTH)))
                .contains(Kind.REORDERED)
                .allMatch(Kind.REORDERED::equals);
    }

    @Test
    void anOutboxThatTurnsRoundWhatAClientSawIsOutOfOrder() {
        List<Event> turned = List.of(SECOND, FIRST);

        assertThat(found(new History(TOLD, STORED, turned, turned, turned))).containsExactly(Kind.REORDERED);
    }

    @Test
    void differentStreamsOweEachOtherNoOrder() {
        Event elsewhere = new Event("e2", "cases/k", "case.opened 9");
        History history = new History(
                TOLD.subList(0, 1),
                List.of(FIRST.effect(), elsewhere.effect()),
                List.of(FIRST, elsewhere),
                List.of(elsewhere, FIRST),
                List.of(elsewhere, FIRST));

        assertThat(found(history)).isEmpty();
    }

    @Test
    void anEventThatNothingExplainsIsInvented() {
        Event ghost = new Event("e9", "conversations/c", "message.received 9");

        assertThat(found(new History(
                        TOLD,
                        STORED,
                        BOTH,
                        Stream.concat(BOTH.stream(), Stream.of(ghost)).toList(),
                        BOTH)))
                .containsExactly(Kind.INVENTED);
    }

    private static List<Kind> found(History history) {
        return HistoryChecker.check(history).stream().map(Violation::kind).toList();
    }
}
