package io.aftercare.insight.process;

import static java.util.stream.Collectors.joining;

import io.aftercare.events.CaseKind;
import io.aftercare.insight.cube.Dimension;
import io.aftercare.web.Problems;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which cases are meant: of a kind, and with values in dimensions. */
public record CaseFilter(Optional<CaseKind> kind, Map<Dimension, String> values) {
    public static final CaseFilter NONE = new CaseFilter(Optional.empty(), Map.of());

    /**
     * @param asked the parameters of a query: {@code kind}, and the codes of dimensions; others mean nothing here
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a kind that is none
     */
    public static CaseFilter of(MultivaluedMap<String, String> asked) {
        Map<Dimension, String> values = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            String value = asked.getFirst(dimension.code());
            if (value != null && !value.isEmpty()) {
                values.put(dimension, value);
            }
        }
        return new CaseFilter(kind(asked.getFirst("kind")), values);
    }

    private static Optional<CaseKind> kind(String name) {
        if (name == null) {
            return Optional.empty();
        }
        return Optional.of(CaseKind.of(name)
                .orElseThrow(() -> Problems.invalid(
                        "kind-unknown",
                        "kind must be one of "
                                + Stream.of(CaseKind.values())
                                        .map(CaseKind::code)
                                        .collect(joining(", ")) + ".")));
    }
}
