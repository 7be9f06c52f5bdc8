package io.aftercare.local.merchant;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be wrong with a merchant on purpose, so that one knows what should be found. */
public enum Plant {
    /** Inspections of one warehouse lie about. */
    BOTTLENECK,
    /** Requests of one channel lack evidence, which is then asked for. */
    REWORK_LOOP,
    /** Cases of one class of product go to another department and back. */
    PING_PONG,
    /** Some requests of one region are forgotten beyond their term. */
    SLA_RISK,
    /** One department has too few people in three hours of the evening. */
    STAFFING,
    /** One carrier takes more than twice as long. */
    CARRIER,
    /** One product has several times as many complaints about its quality. */
    PRODUCT,
    /** From some day on, complaints about one batch rise. */
    DEFECT,
    /** Customers with one intent give up on the answers and ask for a person. */
    KNOWLEDGE_GAP,
    /** Requests for one class of product are refused, disputed and granted then. */
    POLICY_FRICTION,
    /** Cases of one kind are all granted as they come. */
    AUTOMATION,
    /** Money goes back for goods that nobody looked at. */
    SKIPPED_INSPECTION,
    /** Money goes back for goods that have not come. */
    REFUND_BEFORE_RECEIPT,
    /** The money goes back twice. */
    DOUBLE_REFUND,
    /** A case goes from one department to another for the second time. */
    SECOND_TRANSFER,
    /** A case is put aside to wait for a customer who has just answered, which stops the clock. */
    FALSE_WAITING;

    public static final Set<Plant> DEVIATIONS = Set.copyOf(EnumSet.range(SKIPPED_INSPECTION, FALSE_WAITING));

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param text codes with commas between them, {@code all} or {@code none}
     * @throws IllegalArgumentException for a code that is none
     */
    public static Set<Plant> read(String text) {
        if (text.equals("all")) {
            return EnumSet.allOf(Plant.class);
        }
        EnumSet<Plant> plants = EnumSet.noneOf(Plant.class);
        if (!text.equals("none")) {
            for (String code : text.split(",")) {
                plants.add(named(code.strip()));
            }
        }
        return plants;
    }

    private static Plant named(String code) {
        return Arrays.stream(values())
                .filter(plant -> plant.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + code
                        + "' is nothing that can be planted; there are "
                        + Arrays.stream(values()).map(Plant::code).collect(Collectors.joining(", ")) + ", all, none."));
    }
}
