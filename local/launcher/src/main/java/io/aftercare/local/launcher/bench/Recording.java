package io.aftercare.local.launcher.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one request sent to the database.
 *
 * @param steps in order; those of a batch follow each other
 */
record Recording(List<Step> steps) {
    Recording {
        steps = List.copyOf(steps);
    }

    /**
     * @param types of the parameters, as PostgreSQL names them
     * @param runs the parameters of each run: several make a batch
     */
    record Step(String sql, List<String> types, List<List<String>> runs) {}

    /** How PostgreSQL understands a statement's parameters. */
    interface Types {
        List<String> of(String sql);
    }

    /**
     * Of all that was sent meanwhile, the transactions and single statements that speak of these ids: what others sent, the
     * relay above all, does not.
     */
    static Recording of(List<Sent> sent, Set<String> ids, Types types) {
        List<List<Sent>> units = new ArrayList<>();
        Map<Long, List<Sent>> open = new LinkedHashMap<>();
        for (Sent statement : sent) {
            if (statement.is("BEGIN")) {
                List<Sent> transaction = new ArrayList<>(List.of(statement));
                open.put(statement.process(), transaction);
                units.add(transaction);
            } else if (open.containsKey(statement.process())) {
                open.get(statement.process()).add(statement);
                if (statement.is("COMMIT") || statement.is("ROLLBACK")) {
                    open.remove(statement.process());
                }
            } else {
                units.add(List.of(statement));
            }
        }
        List<Step> steps = new ArrayList<>();
        units.stream()
                .filter(unit -> unit.stream().anyMatch(statement -> speaksOf(statement, ids)))
                .flatMap(List::stream)
                .forEach(statement -> add(steps, statement, types));
        return new Recording(steps);
    }

    List<String> sql() {
        return steps.stream().map(Step::sql).toList();
    }

    private static boolean speaksOf(Sent statement, Set<String> ids) {
        return statement.parameters().stream()
                .anyMatch(value -> value != null && ids.stream().anyMatch(value::contains));
    }

    private static void add(List<Step> steps, Sent statement, Types types) {
        Step last = steps.isEmpty() ? null : steps.getLast();
        if (last != null
                && last.sql().equals(statement.sql())
                && statement.sql().startsWith("insert")) {
            List<List<String>> runs = new ArrayList<>(last.runs());
            runs.add(statement.parameters());
            steps.set(steps.size() - 1, new Step(last.sql(), last.types(), runs));
        } else {
            steps.add(new Step(
                    statement.sql(),
                    statement.parameters().isEmpty() ? List.of() : types.of(statement.sql()),
                    List.of(statement.parameters())));
        }
    }
}
