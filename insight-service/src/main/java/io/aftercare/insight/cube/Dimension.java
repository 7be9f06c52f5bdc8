package io.aftercare.insight.cube;

import io.aftercare.events.CaseOpened;
import io.aftercare.events.Segments;
import java.util.function.Function;

/**
 * By what cases are told apart besides their kind. For each value of each there are slices of their own, by kind of case;
 * where two of them are asked for at once the log is read instead (partial materialisation of the lattice of cuboids:
 * Harinarayan, Rajaraman, Ullman 1996).
 *
 * <p>Their order is kept in state: new ones go to the end.
 */
public enum Dimension {
    INTENT("intent", "intent", opened -> opened.intent()),
    DEPARTMENT(
            "department",
            "department",
            opened -> opened.department() == null ? null : opened.department().code()),
    COMPLAINT(
            "complaint",
            "complaint",
            opened -> opened.complaint() == null ? null : opened.complaint().code()),
    URGENCY(
            "urgency",
            "urgency",
            opened -> opened.urgency() == null ? null : opened.urgency().code()),
    PRODUCT("product", "sku", Segments::sku, true),
    PRODUCT_CLASS("productClass", "productClass", Segments::productClass, true),
    BATCH("batch", "batch", Segments::batch, true),
    WAREHOUSE("warehouse", "warehouse", Segments::warehouse, true),
    CARRIER("carrier", "carrier", Segments::carrier, true),
    REGION("region", "region", Segments::region, true),
    CHANNEL("channel", "channel", Segments::channel, true),
    AGENT_GROUP("agentGroup", "agentGroup", Segments::agentGroup, true);

    private final String code;
    private final String field;
    private final boolean ofSegments;
    private final Function<CaseOpened, String> ofOpening;
    private final Function<Segments, String> ofSegment;

    Dimension(String code, String field, Function<CaseOpened, String> value) {
        this.code = code;
        this.field = field;
        this.ofSegments = false;
        this.ofOpening = value;
        this.ofSegment = segments -> null;
    }

    Dimension(String code, String field, Function<Segments, String> value, boolean ofSegments) {
        this.code = code;
        this.field = field;
        this.ofSegments = ofSegments;
        this.ofOpening = opened -> value.apply(opened.segments());
        this.ofSegment = value;
    }

    /** The name in queries and in the slices. */
    public String code() {
        return code;
    }

    /**
     * Its value of a case as SQL: what the opening says or, where it says nothing, the first event after it that does.
     *
     * @param opened the name of the row of the opening
     */
    public String sql(String opened) {
        return ofSegments ? """
                    coalesce(%1$s.envelope->'data'->'segments'->>'%2$s',
                        (select linked.envelope->'data'->'segments'->>'%2$s' from insight.event linked
                        where linked.tenant = %1$s.tenant and linked.case_id = %1$s.case_id
                            and linked.type = 'case.order_linked'
                            and linked.envelope->'data'->'segments'->>'%2$s' is not null
                        order by linked.occurred_at, linked.id limit 1))""".formatted(opened, field) : "%s.envelope->'data'->>'%s'".formatted(opened, field);
    }

    String of(CaseOpened opened) {
        return ofOpening.apply(opened);
    }

    String of(Segments segments) {
        return ofSegment.apply(segments);
    }
}
