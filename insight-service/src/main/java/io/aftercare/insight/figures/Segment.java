package io.aftercare.insight.figures;

import static java.util.stream.Collectors.joining;

import io.aftercare.web.Problems;
import java.util.stream.Stream;

/** By what cases are told apart. */
public enum Segment {
    KIND("kind", "kind"),
    INTENT("intent", "intent"),
    DEPARTMENT("department", "department"),
    COMPLAINT("complaint", "complaint"),
    URGENCY("urgency", "urgency"),
    PRODUCT("product", "product"),
    PRODUCT_CLASS("productClass", "product_class"),
    BATCH("batch", "batch"),
    WAREHOUSE("warehouse", "warehouse"),
    CARRIER("carrier", "carrier"),
    REGION("region", "region"),
    CHANNEL("channel", "channel"),
    AGENT_GROUP("agentGroup", "agent_group");

    private final String code;
    private final String column;

    Segment(String code, String column) {
        this.code = code;
        this.column = column;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a name that is none; null is the kind */
    public static Segment named(String name) {
        if (name == null) {
            return KIND;
        }
        return Stream.of(values())
                .filter(segment -> segment.code.equals(name))
                .findFirst()
                .orElseThrow(() -> Problems.invalid(
                        "segment-unknown",
                        "by must be one of "
                                + Stream.of(values()).map(Segment::code).collect(joining(", ")) + "."));
    }

    /** The name in a query. */
    String code() {
        return code;
    }

    /** Of {@code insight.courses}. */
    String column() {
        return column;
    }
}
