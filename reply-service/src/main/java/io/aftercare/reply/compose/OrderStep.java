package io.aftercare.reply.compose;

import io.aftercare.reply.Evidence;
import io.aftercare.reply.Source;
import io.aftercare.reply.turn.Decision;
import io.aftercare.reply.turn.Decision.CaseFacts;

/** Tells the true state of the order, or truly why it cannot be told. */
final class OrderStep implements Step {
    private final OrderWords words;

    OrderStep(Phrases phrases) {
        this.words = new OrderWords(phrases);
    }

    @Override
    public boolean applies(Situation situation, Draft draft) {
        return !situation.understandingMissing()
                && !draft.owedTo(Source.HANDOFF)
                && !situation.correctsWithoutOrder()
                && !Decision.NONE.equals(situation.decision().orderState())
                && concernsOrder(situation);
    }

    @Override
    public void write(Situation situation, Draft draft) {
        draft.newLine();
        if (situation.decision().orderKnown()) {
            tell(situation, draft);
        } else if (Decision.NOT_FOUND.equals(situation.decision().orderState())) {
            draft.owe(Source.ORDER);
            draft.say("order.not_found", Evidence.order("unknown", "orderState", Decision.NOT_FOUND));
        } else {
            unavailable(situation, draft);
        }
    }

    private void tell(Situation situation, Draft draft) {
        OrderTopic topic = situation.orderTopic().map(OrderTopics.Answer::topic).orElse(OrderTopic.STATE);
        boolean decisionSaysIt =
                topic != OrderTopic.STATE && !situation.asksHowFar() && EntitlementStep.explains(situation);
        boolean factsAreBehind = situation.memory().registered(topic) && !situation.invoiceIssued();
        if (!caseSaysItAll(situation, topic) && !decisionSaysIt && !factsAreBehind) {
            draft.owe(Source.ORDER);
            words.tell(topic, situation, draft);
        }
    }

    /** Beside a case only the parcel's story is told, and only where the case is about the parcel. */
    private static boolean caseSaysItAll(Situation situation, OrderTopic topic) {
        CaseFacts open = situation.decision().caseFacts();
        boolean aboutTheParcel =
                open != null && ("logistics".equals(open.kind()) || "logistics".equals(open.complaint()));
        return open != null && !(aboutTheParcel && topic == OrderTopic.STATE) && !situation.invoiceIssued();
    }

    private static void unavailable(Situation situation, Draft draft) {
        draft.owe(Source.ORDER);
        Evidence state = Evidence.order("unknown", "orderState", Decision.UNAVAILABLE);
        draft.say("order.unavailable", state);
        var open = situation.decision().caseFacts();
        if (open == null) {
            draft.say("order.unavailable_saved");
        } else {
            draft.say(
                    "order.unavailable_case",
                    new Facts()
                            .with("case.number", open.number(), Evidence.ofCase(open.id(), "number", open.number())));
        }
    }

    private static boolean concernsOrder(Situation situation) {
        return situation.namesOrder()
                || situation.orderTopic().isPresent()
                || situation.decision().caseFacts() != null
                || situation.decision().asks().contains("order");
    }
}
