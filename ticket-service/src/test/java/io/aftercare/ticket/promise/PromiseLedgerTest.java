package io.aftercare.ticket.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.CaseStageChanged;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.CaseStatusChanged;
import io.aftercare.events.Money;
import io.aftercare.events.PromiseBroken;
import io.aftercare.events.PromiseEvent;
import io.aftercare.events.PromiseKept;
import io.aftercare.events.PromiseVoided;
import io.aftercare.events.PromiseWarned;
import io.aftercare.events.RefundSettled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PromiseLedgerTest {
    private static final Instant MADE = Instant.parse("2026-01-02T00:00:00Z");
    private static final Instant DUE = MADE.plus(Duration.ofHours(24));
    private static final UUID CASE = new UUID(0, 3);
    private static final UUID ACTION = new UUID(0, 9);

    private static Promise promise(PromiseKind kind) {
        return new Promise(
                new Promises.Giver("demo", new UUID(0, 1), new UUID(0, 4), "A1003"),
                new MadePromise(kind.code(), DUE, CASE, null, null, 0),
                MADE);
    }

    private static RefundSettled refund(Instant at) {
        return new RefundSettled(CASE, ACTION, Money.of("1.00", "CNY"), at);
    }

    @Example
    void moneyThatArrivedInTimeKeepsAPromiseThatWasTakenForBroken() {
        Promise promise = promise(PromiseKind.REFUND_BY);
        assertThat(promise.look(new Outlook.NotYet(), DUE)).hasOnlyElementsOfType(PromiseBroken.class);

        List<PromiseEvent> heard =
                PromiseLedger.closed(promise, List.of(refund(DUE.minusSeconds(60))), DUE.plusSeconds(600));

        assertThat(heard).singleElement().isInstanceOfSatisfying(PromiseKept.class, kept -> {
            assertThat(kept.late()).isFalse();
            assertThat(kept.keptAt()).isEqualTo(DUE.minusSeconds(60));
        });
    }

    @Example
    void whatIsLateIsToldBrokenFirstEvenWhereNobodyHadLooked() {
        Promise promise = promise(PromiseKind.REFUND_BY);

        List<PromiseEvent> heard =
                PromiseLedger.closed(promise, List.of(refund(DUE.plusSeconds(1))), DUE.plusSeconds(2));

        assertThat(heard).hasExactlyElementsOfTypes(PromiseBroken.class, PromiseKept.class);
        assertThat(((PromiseKept) heard.getLast()).late()).isTrue();
    }

    @Example
    void whoeverCancelsACaseKeepsNothingByIt() {
        Promise promise = promise(PromiseKind.FIRST_STEP);

        List<PromiseEvent> heard = PromiseLedger.closed(
                promise,
                List.of(
                        new CaseStageChanged(CASE, "requested", "cancelled", "cancel", CaseStatus.CANCELLED, "agent"),
                        new CaseStatusChanged(CASE, CaseStatus.OPEN, CaseStatus.CANCELLED, "cancel", "agent")),
                MADE.plusSeconds(1));

        assertThat(heard).hasOnlyElementsOfType(PromiseVoided.class);
    }

    @Example
    void aShopThatIsAwayLetsOneBeWarnedAndNotBroken() {
        Promise promise = promise(PromiseKind.SHIP_BY);

        assertThat(promise.look(new Outlook.Unknown(), DUE.minusSeconds(60)))
                .hasOnlyElementsOfType(PromiseWarned.class);
        assertThat(promise.look(new Outlook.Unknown(), DUE.plusSeconds(60))).isEmpty();
        assertThat(promise.look(new Outlook.Happened(DUE.minusSeconds(5), "order.shipped"), DUE.plusSeconds(90)))
                .singleElement()
                .isInstanceOfSatisfying(
                        PromiseKept.class, kept -> assertThat(kept.late()).isFalse());
    }

    /** In any order and however often heard: one warning at most, before it is due; one breach; one end. */
    @Property(tries = 5000)
    void whateverHappensInWhateverOrderEachIsToldOnce(@ForAll PromiseKind kind, @ForAll long seed) {
        Random dice = new Random(seed);
        Promise promise = promise(kind);
        List<PromiseEvent> told = new ArrayList<>();
        Instant now = MADE;
        for (int step = 0; step < 30; step++) {
            now = now.plus(Duration.ofMinutes(dice.nextInt(180)));
            Instant happened = now.minus(Duration.ofMinutes(dice.nextInt(300) - 60));
            List<PromiseEvent> caused = switch (dice.nextInt(6)) {
                case 0 -> promise.kept(happened, "refund.settled", now);
                case 1 -> dice.nextInt(3) > 0 ? List.<PromiseEvent>of() : promise.voided("case_cancelled", now);
                case 2 -> promise.look(new Outlook.Unknown(), now);
                case 3 -> PromiseLedger.closed(promise, List.<AftercareEvent>of(refund(happened)), now);
                default -> promise.look(new Outlook.NotYet(), now);
            };
            for (PromiseEvent event : caused) {
                if (event instanceof PromiseWarned) {
                    assertThat(now).isBefore(DUE);
                    assertThat(told).isEmpty();
                }
            }
            told.addAll(caused);
        }
        assertThat(told).extracting(Object::getClass).doesNotHaveDuplicates();
        boolean kept = told.stream().anyMatch(PromiseKept.class::isInstance);
        boolean voided = told.stream().anyMatch(PromiseVoided.class::isInstance);
        assertThat(kept && voided).isFalse();
        assertThat(promise.state())
                .isEqualTo(
                        kept
                                ? PromiseState.KEPT
                                : voided
                                        ? PromiseState.VOID
                                        : told.stream().anyMatch(PromiseBroken.class::isInstance)
                                                ? PromiseState.BROKEN
                                                : PromiseState.OPEN);
        told.stream()
                .filter(it -> it instanceof PromiseKept end && end.late())
                .findFirst()
                .ifPresent(it -> assertThat(told).anyMatch(PromiseBroken.class::isInstance));
    }
}
