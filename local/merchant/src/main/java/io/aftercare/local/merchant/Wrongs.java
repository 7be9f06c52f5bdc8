package io.aftercare.local.merchant;

import io.aftercare.events.CaseKind;
import io.aftercare.events.Department;
import io.aftercare.events.Segments;
import io.aftercare.local.merchant.Truth.Planted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What exactly is wrong with this merchant: for each plant, of which segment, and by how much. */
final class Wrongs {
    static final double WAREHOUSE_HOURS = 30;
    static final double CARRIER_TIMES = 2.2;
    static final double FORGOTTEN = 0.25;
    static final double FORGOTTEN_HOURS = 240;
    static final int UNDERSTAFFED_FROM = 19;
    static final int UNDERSTAFFED_TO = 22;
    static final double STAFF_LEFT = 0.5;
    static final Department UNDERSTAFFED = Department.CUSTOMER_SERVICE;
    static final CaseKind ALWAYS_GRANTED = CaseKind.PRICE_PROTECTION;
    static final String UNANSWERED = "install_usage.how_to_use";
    private static final double DEFECT_BEGINS = 0.6;

    private final MerchantOptions options;
    final String warehouse;
    final String channel;
    final String bounced;
    final String region;
    final String carrier;
    final String product;
    final String batch;
    final String refused;

    Wrongs(MerchantOptions options, Range range) {
        this.options = options;
        Draws draws = new Draws(options.seed(), -1);
        warehouse = draws.one(Range.WAREHOUSES);
        channel = draws.one(Range.CHANNELS);
        int bouncedClass = (int) (draws.uniform() * Range.CLASSES.size());
        bounced = Range.CLASSES.get(bouncedClass);
        refused = Range.CLASSES.get((bouncedClass + 1) % Range.CLASSES.size());
        region = draws.one(Range.REGIONS);
        carrier = draws.one(Range.CARRIERS);
        int bad = (int) (draws.uniform() * range.products().size());
        product = range.products().get(bad);
        batch = draws.one(
                range.batches(range.products().get((bad + 1) % range.products().size())));
    }

    boolean slowInspection(Segments of) {
        return options.has(Plant.BOTTLENECK) && warehouse.equals(of.warehouse());
    }

    double lacksEvidence(Segments of) {
        return options.has(Plant.REWORK_LOOP) && channel.equals(of.channel()) ? 0.5 : 0.12;
    }

    double bounces(Segments of) {
        if (options.has(Plant.PING_PONG) && bounced.equals(of.productClass())) {
            return 0.45;
        }
        return options.has(Plant.SECOND_TRANSFER) ? 0.03 : 0;
    }

    boolean forgotten(Segments of, Draws draws) {
        // Drawn in any case, so that what follows is the same with and without.
        boolean unlucky = draws.chance(FORGOTTEN);
        return options.has(Plant.SLA_RISK) && region.equals(of.region()) && unlucky;
    }

    double carrierTimes(Segments of) {
        return options.has(Plant.CARRIER) && carrier.equals(of.carrier()) ? CARRIER_TIMES : 1;
    }

    double poorQuality(Segments of) {
        return options.has(Plant.PRODUCT) && product.equals(of.sku()) ? 0.5 : 0.1;
    }

    double givesUp(String intent) {
        return options.has(Plant.KNOWLEDGE_GAP) && UNANSWERED.equals(intent) ? 0.45 : 0.05;
    }

    double refuses(Segments of, CaseKind kind) {
        if (options.has(Plant.AUTOMATION) && kind == ALWAYS_GRANTED) {
            return 0;
        }
        return options.has(Plant.POLICY_FRICTION) && refused.equals(of.productClass()) ? 0.35 : 0.08;
    }

    double disputes(Segments of) {
        return options.has(Plant.POLICY_FRICTION) && refused.equals(of.productClass()) ? 0.7 : 0.1;
    }

    boolean asItComes(CaseKind kind) {
        return options.has(Plant.AUTOMATION) && kind == ALWAYS_GRANTED;
    }

    boolean understaffed(Department department, int hour) {
        return options.has(Plant.STAFFING)
                && department == UNDERSTAFFED
                && hour >= UNDERSTAFFED_FROM
                && hour < UNDERSTAFFED_TO;
    }

    Instant defectFrom() {
        long days = (long) (options.days() * DEFECT_BEGINS);
        return options.start().plus(Duration.ofDays(days));
    }

    /** How many more complaints about the batch come in a day, from then on. */
    double defectsPerDay() {
        return options.has(Plant.DEFECT) ? Math.max(1.2, 0.004 * options.cases() / options.days()) : 0;
    }

    Truth truth() {
        List<Planted> planted = new ArrayList<>();
        for (Plant plant : Plant.values()) {
            if (options.has(plant) && !Plant.DEVIATIONS.contains(plant)) {
                planted.addAll(planted(plant));
            }
        }
        return new Truth(List.copyOf(planted));
    }

    private List<Planted> planted(Plant plant) {
        return switch (plant) {
            case BOTTLENECK ->
                List.of(always(
                        plant,
                        "received",
                        "warehouse",
                        warehouse,
                        "inspection begins " + WAREHOUSE_HOURS + " hours later on average"));
            case REWORK_LOOP ->
                List.of(always(plant, "checking", "channel", channel, "evidence is asked for in 50 % instead of 12 %"));
            case PING_PONG ->
                List.of(always(
                        plant, null, "productClass", bounced, "45 % instead of 3 % go to another department and back"));
            case SLA_RISK ->
                List.of(always(
                        plant,
                        null,
                        "region",
                        region,
                        "a quarter lies " + FORGOTTEN_HOURS + " hours longer before it is settled"));
            case STAFFING -> {
                List<Planted> hours = new ArrayList<>();
                for (int hour = UNDERSTAFFED_FROM; hour < UNDERSTAFFED_TO; hour++) {
                    hours.add(always(
                            plant,
                            UNDERSTAFFED.code(),
                            "hour",
                            String.valueOf(hour),
                            "half as many people as there is work"));
                }
                yield hours;
            }
            case CARRIER ->
                List.of(always(plant, "in_transit", "carrier", carrier, CARRIER_TIMES + " times as long on the way"));
            case PRODUCT ->
                List.of(always(
                        plant, null, "sku", product, "half of its cases complain about quality instead of a tenth"));
            case DEFECT ->
                List.of(new Planted(
                        plant,
                        "product",
                        null,
                        "batch",
                        batch,
                        defectFrom(),
                        String.format(Locale.ROOT, "%.1f more complaints about quality a day", defectsPerDay())));
            case KNOWLEDGE_GAP ->
                List.of(always(plant, null, "intent", UNANSWERED, "45 % instead of 5 % ask for a person"));
            case POLICY_FRICTION ->
                List.of(always(
                        plant,
                        null,
                        "productClass",
                        refused,
                        "35 % instead of 8 % are refused, of which 70 % instead of 10 % are disputed"));
            case AUTOMATION ->
                List.of(always(plant, null, "kind", ALWAYS_GRANTED.code(), "every one is granted as it comes"));
            default -> List.of();
        };
    }

    private static Planted always(Plant plant, String stage, String attribute, String value, String how) {
        return new Planted(plant, plant.code(), stage, attribute, value, null, how);
    }
}
