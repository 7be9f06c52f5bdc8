package io.aftercare.policy.condition;

import static io.aftercare.policy.condition.Vocabulary.Kind.FLAG;
import static io.aftercare.policy.condition.Vocabulary.Kind.NUMBER;
import static io.aftercare.policy.condition.Vocabulary.Kind.WORD;
import static io.aftercare.policy.condition.Vocabulary.Kind.WORDS;

import io.aftercare.policy.Coded;
import io.aftercare.policy.Condition;
import io.aftercare.policy.CustomerHistory;
import io.aftercare.policy.Evidence;
import io.aftercare.policy.OptionKind;
import io.aftercare.policy.OrderFacts;
import io.aftercare.policy.ProductClass;
import io.aftercare.policy.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The words that a condition may use: all there is to know of the vocabulary of packs. Amounts are in fen or cents. */
public enum Vocabulary {
    REASON("reason", WORD, Reason.values()),
    CONDITION("condition", WORD, Condition.values()),
    WANTS("wants", WORD, OptionKind.values()),
    EVIDENCE("evidence", WORDS, Evidence.values()),
    CLASS("line.class", WORD, ProductClass.values()),
    SKU("line.sku", WORD),
    /** How many are asked about. */
    QUANTITY("line.quantity", NUMBER),
    /** What was paid for the units asked about, coupons taken off. */
    PAID_PRICE("line.paid_price", NUMBER),
    PRICE_DROP("line.price_drop", NUMBER),
    WARRANTY_MONTHS("line.warranty_months", NUMBER),
    REPAIRS("line.repairs", NUMBER),
    IN_STOCK("line.in_stock", FLAG),
    RETURN_EXCLUDED("line.return_excluded", FLAG),
    RETURN_PROMISED("line.return_promised", FLAG),
    STATUS("order.status", WORD, OrderFacts.Status.values()),
    PAID("order.paid", FLAG),
    SHIPPED("order.shipped", FLAG),
    RECEIVED("order.received", FLAG),
    INVOICE("order.invoice", WORD, OrderFacts.Invoice.Status.values()),
    /** Whole days since the parcel was last scanned; 0 when it was never, or has arrived. */
    SILENT_DAYS("parcel.silent_days", NUMBER),
    /** Whole days past the day on which shipping was promised; 0 when it was in time, or nothing was promised. */
    SHIP_LATE_DAYS("order.ship_late_days", NUMBER),
    DELIVERY_LATE_DAYS("order.delivery_late_days", NUMBER),
    TIER("customer.tier", WORD, CustomerHistory.Tier.values()),
    CUSTOMER_ORDERS("customer.orders", NUMBER),
    CUSTOMER_RETURNS("customer.returns", NUMBER);

    enum Kind {
        WORD,
        WORDS,
        NUMBER,
        FLAG
    }

    private static final Map<String, Vocabulary> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Vocabulary::word, it -> it));

    private final String word;
    private final Kind kind;
    private final List<String> known;

    Vocabulary(String word, Kind kind, Coded... values) {
        this.word = word;
        this.kind = kind;
        this.known = Arrays.stream(values).map(Coded::code).toList();
    }

    public String word() {
        return word;
    }

    Kind kind() {
        return kind;
    }

    /** What it may be compared with; empty when that is open. */
    List<String> known() {
        return known;
    }

    static Vocabulary of(String word) {
        return BY_NAME.get(word);
    }
}
