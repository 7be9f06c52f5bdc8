package io.aftercare.reply.compose;

import io.aftercare.reply.Evidence;
import io.aftercare.reply.Promise;
import io.aftercare.reply.Source;
import io.aftercare.reply.turn.Decision.CaseFacts;
import io.aftercare.reply.turn.Decision.Task;
import io.aftercare.reply.turn.Understanding.Intent;
import java.util.ArrayList;
import java.util.List;

/** Tells what was opened or is open for the customer: number, order, who does what next, and by when. */
final class CaseStep implements Step {
    private final Phrases phrases;

    CaseStep(Phrases phrases) {
        this.phrases = phrases;
    }

    @Override
    public boolean applies(Situation situation, Draft draft) {
        return situation.decision().caseFacts() != null && !situation.understandingMissing();
    }

    @Override
    public void write(Situation situation, Draft draft) {
        CaseFacts open = situation.decision().caseFacts();
        Facts facts = facts(situation, open);
        draft.newLine().owe(Source.CASE);
        if (open.reused()) {
            tellReused(situation, open, facts, draft);
        } else {
            opened(situation, open, facts, draft);
            if (!draft.say("case.order_with_items", facts)) {
                draft.say("case.order", facts);
            }
        }
        boolean refused = situation.refused();
        if (!refused && !(open.reused() && situation.justTold(Source.CASE))) {
            draft.say("case.next", facts);
        }
        due(situation, open, facts, draft);
        if (!open.reused()) {
            draft.say(refused ? "case.refused" : "case.advice." + open.kind());
        }
    }

    /** Some requests of one kind are told apart. */
    private static void opened(Situation situation, CaseFacts open, Facts facts, Draft draft) {
        Evidence kind = is(open, "kind", open.kind());
        String intent = situation.topIntent().map(Intent::name).orElse("");
        if (!intent.startsWith(open.kind() + ".") || !draft.say("case.opened_for." + intent, facts, kind)) {
            draft.say("case.opened." + open.kind(), facts, kind);
        }
    }

    private static void tellReused(Situation situation, CaseFacts open, Facts facts, Draft draft) {
        boolean newOrder = open.orderId() != null && situation.namesOrder();
        if (newOrder) {
            draft.say("case.linked", facts, is(open, "kind", open.kind()));
        } else {
            draft.say("case.reused." + open.kind(), facts, is(open, "kind", open.kind()));
        }
        if (!situation.justTold(Source.CASE)) {
            draft.say("case.status." + open.status(), is(open, "status", open.status()));
        }
    }

    private static void due(Situation situation, CaseFacts open, Facts facts, Draft draft) {
        if (open.dueAt() == null) {
            return;
        }
        if (open.dueAt().isBefore(situation.wording().now())) {
            draft.say("case.overdue", facts);
        } else if (draft.say("case.due", facts)) {
            draft.promise(Promise.Kind.FIRST_STEP, open.dueAt(), open.id());
        }
    }

    private Facts facts(Situation situation, CaseFacts open) {
        Facts facts = new Facts()
                .with("case.number", open.number(), is(open, "number", open.number()))
                .with("case.kind", phrases.word("kind." + open.kind()).orElse(null), is(open, "kind", open.kind()))
                .with("case.order", open.orderId(), is(open, "orderId", open.orderId()))
                .with("case.due", situation.wording().time(open.dueAt()), is(open, "dueAt", open.dueAt()));
        if (situation.decision().orderKnown()) {
            var order = situation.decision().order();
            String items = situation.wording().items(order.items());
            facts.with("order.items", items, OrderWords.ofItems(order, situation.wording()));
        }
        return withTasks(situation, open, facts);
    }

    /** Tasks whose department and action have words; others are left out rather than shown as codes. */
    private Facts withTasks(Situation situation, CaseFacts open, Facts facts) {
        List<String> clauses = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        for (int n = 0; n < open.tasks().size(); n++) {
            Task task = open.tasks().get(n);
            Evidence proof = is(open, "tasks[" + n + "].action", task.action());
            Facts words = new Facts()
                    .with(
                            "task.department",
                            phrases.word("department." + task.department()).orElse(null),
                            proof)
                    .with("task.action", phrases.word("action." + task.action()).orElse(null), proof);
            phrases.sentence("case.task", words).ifPresent(clause -> {
                clauses.add(clause.text());
                evidence.add(proof);
            });
        }
        return facts.with("case.tasks", situation.wording().list(clauses), evidence);
    }

    private static Evidence is(CaseFacts open, String field, Object value) {
        return Evidence.ofCase(open.id(), field, value);
    }
}
