package io.aftercare.reply.compose;

import io.aftercare.reply.Evidence;
import io.aftercare.reply.turn.Decision.CaseFacts;
import io.aftercare.reply.turn.Decision.Task;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A case as values for phrases, each with the field of the case that it is. */
final class CaseWords {
    private final Phrases phrases;

    CaseWords(Phrases phrases) {
        this.phrases = phrases;
    }

    Facts facts(Situation situation, CaseFacts open) {
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
        if (open.openedAt() != null) {
            LocalDate day =
                    LocalDate.ofInstant(open.openedAt(), situation.wording().zone());
            facts.with("case.opened", situation.wording().day(day), is(open, "openedAt", open.openedAt()));
        }
        if (open.settledAt() != null) {
            LocalDate day =
                    LocalDate.ofInstant(open.settledAt(), situation.wording().zone());
            facts.with("case.settled", situation.wording().day(day), is(open, "settledAt", open.settledAt()));
        }
        return withDepartment(open, withTasks(situation, open, facts));
    }

    /** Open tasks whose department and action have words; others are left out rather than shown as codes. */
    private Facts withTasks(Situation situation, CaseFacts open, Facts facts) {
        List<String> clauses = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        for (int n = 0; n < open.tasks().size(); n++) {
            Task task = open.tasks().get(n);
            if (!Task.isOpen(task.status())) {
                continue;
            }
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

    static Evidence is(CaseFacts open, String field, Object value) {
        return Evidence.ofCase(open.id(), field, value);
    }

    /** The department whose turn it is. */
    private Facts withDepartment(CaseFacts open, Facts facts) {
        for (int n = 0; n < open.tasks().size(); n++) {
            Task task = open.tasks().get(n);
            if (Task.isOpen(task.status())) {
                return facts.with(
                        "case.department",
                        phrases.word("department." + task.department()).orElse(null),
                        is(open, "tasks[" + n + "].department", task.department()));
            }
        }
        return facts;
    }
}
