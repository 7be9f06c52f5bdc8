package io.aftercare.ticket.conversation;

import static org.assertj.core.api.Assertions.fail;

import io.aftercare.events.CaseKind;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.Urgency;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.triage.ApprovalRules;
import io.aftercare.ticket.triage.Deadlines;
import io.aftercare.ticket.triage.HandoffReason;
import io.aftercare.ticket.triage.OrderState;
import io.aftercare.ticket.triage.Plan;
import io.aftercare.ticket.triage.Triage;
import io.aftercare.ticket.triage.Understanding;
import io.aftercare.ticket.triage.Understanding.Act;
import io.aftercare.ticket.triage.Understanding.Complaint;
import io.aftercare.ticket.triage.Understanding.Intent;
import io.aftercare.ticket.triage.Understanding.OutOfScope;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * From any state, a customer who asks for a person is acknowledged in that turn: customers who say anything, people who do
 * anything with the queue, a model and a shop that are there or not. A million paths.
 */
class ReachAPersonTest {
    private static final ApprovalRules[] RULES = {
        ApprovalRules.NONE, new ApprovalRules(List.of(new ApprovalRules.Rule(List.of("*"), null)))
    };

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Triage POLICY = new Triage(
            new Deadlines(Duration.ofHours(24), Duration.ofHours(2), Duration.ofMinutes(10)),
            Clock.fixed(NOW, ZoneOffset.UTC));
    private static final int PATHS_PER_TRY = 1000;
    private static final int LONGEST_PATH = 10;
    private static final List<Access> PEOPLE = List.of(
            new Access("demo", "agent-1", "agent", false),
            new Access("demo", "agent-2", "agent", false),
            new Access("demo", "boss", "manager", false));
    private static final String PERSON = "human.request";

    /** Where a conversation stands as far as people are concerned: every handoff that it ever had. */
    private static final class Talk {
        private final List<Handoff> handoffs = new ArrayList<>();

        private List<Handoff> heard() {
            return handoffs.stream()
                    .filter(it -> HandoffState.HEARD.contains(it.queued().state()))
                    .toList();
        }

        /** As the service does it: the open one, or a new one. */
        private Handoff openOrNew(HandoffReason reason) {
            return heard().stream().findFirst().orElseGet(() -> {
                Handoff asked = Handoff.request(
                                new Conversation(), reason.code(), POLICY.handoffDue(), Duration.ZERO, NOW)
                        .result();
                handoffs.add(asked);
                return asked;
            });
        }
    }

    @Property(tries = 1000)
    void whoeverAsksIsHeardInThatTurnWhateverHappenedBefore(@ForAll long seed) {
        Random dice = new Random(seed);
        for (int path = 0; path < PATHS_PER_TRY; path++) {
            Talk talk = new Talk();
            for (int step = 1 + dice.nextInt(LONGEST_PATH); step > 0; step--) {
                if (dice.nextInt(3) == 0) {
                    somebodyDoesSomething(talk, dice);
                } else {
                    theCustomerSaysSomething(talk, dice);
                }
            }
            theCustomerAsksForAPerson(talk, dice);
        }
    }

    private static void theCustomerSaysSomething(Talk talk, Random dice) {
        boolean asks = dice.nextInt(4) == 0;
        turn(talk, Optional.of(understanding(dice, asks)).filter(it -> asks || dice.nextInt(10) > 0), asks, dice);
    }

    private static void theCustomerAsksForAPerson(Talk talk, Random dice) {
        turn(talk, Optional.of(understanding(dice, true)), true, dice);
    }

    private static void turn(Talk talk, Optional<Understanding> understood, boolean asks, Random dice) {
        boolean guessed = dice.nextInt(5) == 0;
        Plan plan = POLICY.plan(understood, guessed, any(OrderState.values(), dice), any(RULES, dice));
        if (asks && !plan.handoff().equals(Optional.of(HandoffReason.ASKED_FOR_PERSON))) {
            fail("asked for a person, and heard of %s for %s", plan.handoff(), understood);
        }
        if ((guessed || understood.isEmpty()) && plan.handoff().isEmpty()) {
            fail("not understood, and left alone");
        }
        plan.handoff().ifPresent(reason -> {
            HandoffState state = talk.openOrNew(reason).view().state();
            if (state == HandoffState.DONE || talk.heard().size() != 1) {
                fail("asked, and then %s with %s", state, talk.heard());
            }
        });
    }

    /** Refused or not, no step of the staff loses who waits. */
    private static void somebodyDoesSomething(Talk talk, Random dice) {
        if (talk.handoffs.isEmpty()) {
            return;
        }
        Handoff handoff = talk.handoffs.get(dice.nextInt(talk.handoffs.size()));
        Access who = PEOPLE.get(dice.nextInt(PEOPLE.size()));
        QueuedHandoff before = handoff.queued();
        try {
            switch (dice.nextInt(3)) {
                case 0 -> handoff.take(who, NOW);
                case 1 -> handoff.release(who);
                default -> handoff.done(who, NOW);
            }
        } catch (HttpProblem refused) {
            if (!handoff.queued().equals(before)) {
                fail("refused, and changed nevertheless");
            }
        }
        boolean had = before.state() == HandoffState.TAKEN;
        if (handoff.queued().state() == HandoffState.DONE && !had && before.state() != HandoffState.DONE) {
            fail("done without anybody having had it");
        }
    }

    private static Understanding understanding(Random dice, boolean asks) {
        List<Intent> intents = new ArrayList<>();
        for (int i = dice.nextInt(3); i > 0; i--) {
            CaseKind kind = any(CaseKind.values(), dice);
            intents.add(new Intent(kind.code() + ".request", dice.nextDouble(), kind, dice.nextBoolean()));
        }
        if (asks) {
            // The best one, however unsure, or one of several that is likely.
            boolean best = dice.nextBoolean();
            double confidence = best ? dice.nextDouble() : 0.2 + 0.8 * dice.nextDouble();
            intents.add(best ? 0 : intents.size(), new Intent(PERSON, confidence, null, false));
        }
        return new Understanding(
                "zh",
                intents,
                new Act(any(Act.Label.values(), dice), dice.nextDouble()),
                new OutOfScope(dice.nextInt(4) == 0, dice.nextDouble()),
                List.of(),
                null,
                any(Urgency.values(), dice),
                dice.nextBoolean() ? null : new Complaint(any(ComplaintCategory.values(), dice), dice.nextDouble()),
                null);
    }

    private static <T> T any(T[] values, Random dice) {
        return values[dice.nextInt(values.length)];
    }
}
