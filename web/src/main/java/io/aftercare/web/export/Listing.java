package io.aftercare.web.export;

import io.aftercare.web.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A list that can be taken home whole: its columns, where they come from, what narrows it, and in which order it is.
 *
 * @param from SQL from {@code from} on, up to the conditions; its first one is about the tenant, {@code $1}
 */
public record Listing(
        String name, Set<String> roles, List<Column> columns, String from, List<Filter> filters, String order) {
    /** A statement and what goes into it. */
    record Query(String statement, List<Object> parameters) {}

    /**
     * @param asked the filters by their parameter; one that this list does not know is refused, for an export that is not
     *     narrowed as it was meant holds what nobody asked for
     */
    Query query(String tenant, Map<String, String> asked) {
        List<String> known = filters.stream().map(Filter::parameter).toList();
        asked.keySet().stream().filter(it -> !known.contains(it)).findFirst().ifPresent(unknown -> {
            throw Problems.invalid(
                    "parameter-unknown",
                    "The export of " + name + " has no parameter " + unknown + "; it has "
                            + String.join(", ", known.isEmpty() ? List.of("none") : known) + ".");
        });
        List<Object> parameters = new ArrayList<>(List.of(tenant));
        StringBuilder statement = new StringBuilder("select ")
                .append(columns.stream().map(Column::expression).collect(Collectors.joining(", ")))
                .append(" ")
                .append(from);
        for (Filter filter : filters) {
            String text = asked.get(filter.parameter());
            if (text != null && !text.isBlank()) {
                parameters.add(filter.read().apply(text));
                statement.append(" and ").append(filter.condition().replace("?", "$" + parameters.size()));
            }
        }
        return new Query(statement.append(" order by ").append(order).toString(), parameters);
    }
}
