package io.aftercare.local.launcher.eval.insight;

import io.aftercare.insight.advice.Advice;
import io.aftercare.insight.advice.Histories;
import io.aftercare.local.launcher.play.Environment;
import io.aftercare.local.launcher.play.Measurement;
import io.aftercare.local.launcher.play.Measurement.Row;
import io.aftercare.local.merchant.Merchant;
import io.aftercare.local.merchant.MerchantOptions;
import io.aftercare.local.merchant.Plant;
import io.aftercare.local.merchant.Truth.Planted;
import io.aftercare.mining.advice.DefectWatch;
import io.aftercare.mining.advice.DefectWatch.Batch;
import io.aftercare.mining.advice.DefectWatch.Rise;
import io.aftercare.mining.advice.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Simulated merchants, with and without what is looked for: how often it is found, how often something is found that is
 * not there, and whether the effects that are told are those that a merchant without it has.
 */
public final class InsightEvaluation {
    private static final Instant END = Instant.parse("2026-05-04T00:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int DAYS = 30;
    private static final int CASES = 1_000;
    private static final int PRODUCTS = 10;

    /** For effects: more cases, as rare events need them to be seen at all. */
    private static final int MANY_CASES = 3_000;

    private static final int TRUE_CASES = 20_000;
    private static final int DEFECT_DAYS = 90;
    private static final int DEFECT_CASES = 3_000;
    private static final int DEFECT_PRODUCTS = 30;
    private static final int ENOUGH_COMPLAINTS = 15;

    /** What has an effect on the time of a segment, which a run without it shows. */
    private static final List<Plant> WITH_EFFECT = List.of(
            Plant.BOTTLENECK,
            Plant.REWORK_LOOP,
            Plant.PING_PONG,
            Plant.SLA_RISK,
            Plant.CARRIER,
            Plant.PRODUCT,
            Plant.KNOWLEDGE_GAP,
            Plant.POLICY_FRICTION);

    private final int merchants;
    private final long seed;
    private final Advice advice = new Advice(ZONE);

    public InsightEvaluation(int merchants, long seed) {
        if (merchants < 1) {
            throw new IllegalArgumentException("At least one merchant is simulated, not " + merchants + ".");
        }
        this.merchants = merchants;
        this.seed = seed;
    }

    /** How many steps {@link #run} takes. */
    public int size() {
        return 3 * merchants + WITH_EFFECT.size() * each() + WITH_EFFECT.size() + 2;
    }

    private int each() {
        return Math.max(1, merchants / WITH_EFFECT.size());
    }

    public Measurement run(Runnable step, Consumer<String> say) {
        List<Row> rows = new ArrayList<>();
        rows.add(namedFirst(step));
        rows.add(named(step, say));
        rows.addAll(defects(step));
        rows.addAll(effects(step, say));
        rows.addAll(new ConformanceRecall(END, seed).rows());
        step.run();
        rows.add(ErlangSimulation.furthest());
        step.run();
        return new Measurement(
                "eval insight",
                Environment.here(),
                rows,
                List.of(merchants + " merchants with a bottleneck, as many with nothing, as many with a defect, "
                        + each() + " with each of " + WITH_EFFECT.size() + " wrongs; the first has the seed " + seed
                        + "."));
    }

    private Row namedFirst(Runnable step) {
        int first = 0;
        for (int i = 0; i < merchants; i++) {
            MerchantOptions options = options(i, CASES, Set.of(Plant.BOTTLENECK));
            Planted planted = truth(options).getFirst();
            List<Finding> found = advice.of(histories(options), END);
            first += !found.isEmpty() && isNamed(planted, found.getFirst()) ? 1 : 0;
            step.run();
        }
        double share = first / (double) merchants;
        return Row.judged("planted bottleneck named first", share, "", ">= 0.95", share >= 0.95);
    }

    private Row named(Runnable step, Consumer<String> say) {
        int accused = 0;
        for (int i = 0; i < merchants; i++) {
            List<Finding> found = advice.of(histories(options(i, CASES, Set.of())), END);
            if (!found.isEmpty()) {
                accused++;
                say.accept("nothing planted, found " + text(found.getFirst()));
            }
            step.run();
        }
        double share = accused / (double) merchants;
        return Row.judged("something named where nothing is planted", share, "", "<= 0.05", share <= 0.05);
    }

    private List<Row> defects(Runnable step) {
        List<Integer> complaints = new ArrayList<>();
        double falseShares = 0;
        for (int i = 0; i < merchants; i++) {
            MerchantOptions options = new MerchantOptions(
                    "eval", END, DEFECT_DAYS, DEFECT_CASES, DEFECT_PRODUCTS, seed + i, Set.of(Plant.DEFECT));
            Planted planted = truth(options).getFirst();
            Map<String, Batch> batches = histories(options).batches();
            List<Rise> rises = new DefectWatch(Advice.WRONG_RISES).of(batches);
            long wrong = rises.stream()
                    .filter(it -> !it.batch().equals(planted.value()))
                    .count();
            falseShares += rises.isEmpty() ? 0 : (double) wrong / rises.size();
            int begun = (int) Duration.between(options.start(), planted.from()).toDays();
            OptionalInt found = rises.stream()
                    .filter(it -> it.batch().equals(planted.value()) && it.day() >= begun)
                    .mapToInt(Rise::day)
                    .findFirst();
            complaints.add(
                    found.isEmpty()
                            ? Integer.MAX_VALUE
                            : IntStream.rangeClosed(begun, found.getAsInt())
                                    .map(day -> batches.get(planted.value()).complaints()[day])
                                    .sum());
            step.run();
        }
        complaints.sort(null);
        double soon = complaints.stream().filter(it -> it <= ENOUGH_COMPLAINTS).count() / (double) merchants;
        double median = complaints.get(complaints.size() / 2);
        double falseShare = falseShares / merchants;
        return List.of(
                Row.judged(
                        "complaints until a planted defect is found, median",
                        median,
                        "complaints",
                        "<= " + ENOUGH_COMPLAINTS,
                        median <= ENOUGH_COMPLAINTS),
                Row.ratio("planted defects found within " + ENOUGH_COMPLAINTS + " complaints", soon),
                Row.judged("false share of warnings over 90 days", falseShare, "", "<= 0.05", falseShare <= 0.05));
    }

    /** The interval that is told against the difference that a large merchant has between with and without. */
    private List<Row> effects(Runnable step, Consumer<String> say) {
        List<Row> rows = new ArrayList<>();
        int told = 0;
        int covered = 0;
        for (Plant plant : WITH_EFFECT) {
            double truth = effect(plant);
            step.run();
            int found = 0;
            int right = 0;
            for (int i = 0; i < each(); i++) {
                MerchantOptions options = options(i, MANY_CASES, Set.of(plant));
                Planted planted = truth(options).getFirst();
                Optional<Finding> named = advice.of(histories(options), END).stream()
                        .filter(it -> isNamed(planted, it))
                        .findFirst();
                if (named.isPresent()) {
                    found++;
                    right += named.get().each().low() <= truth
                                    && truth <= named.get().each().high()
                            ? 1
                            : 0;
                }
                step.run();
            }
            say.accept(String.format(
                    "%s: named in %d of %d, covered in %d, truth %.0f s", plant.code(), found, each(), right, truth));
            told += found;
            covered += right;
            rows.add(Row.ratio("named: " + plant.code(), found / (double) each()));
        }
        double share = told == 0 ? 0 : covered / (double) told;
        rows.add(Row.judged(
                "80 % intervals of effects that cover the truth",
                share, "", "0.75 to 0.85", share >= 0.75 && share <= 0.85));
        return rows;
    }

    private double effect(Plant plant) {
        MerchantOptions with = options(1_000_000, TRUE_CASES, Set.of(plant));
        Planted planted = truth(with).getFirst();
        return mean(planted, with) - mean(planted, with.with(Set.of()));
    }

    private double mean(Planted planted, MerchantOptions options) {
        return advice.mean(
                planted.kind(), planted.stage(), planted.attribute(), planted.value(), histories(options), END);
    }

    /** What is of no stage is told of one, which depends on the detector. */
    private static boolean isNamed(Planted planted, Finding found) {
        return found.kind().equals(planted.kind())
                && found.attribute().equals(planted.attribute())
                && found.value().equals(planted.value())
                && (planted.stage() == null || planted.stage().equals(found.step()));
    }

    private static String text(Finding found) {
        return String.join(" ", found.kind(), found.step(), found.attribute(), found.value());
    }

    private MerchantOptions options(int merchant, int cases, Set<Plant> plants) {
        return new MerchantOptions(
                "eval",
                END,
                DAYS,
                cases,
                PRODUCTS,
                seed + merchant,
                plants.isEmpty() ? EnumSet.noneOf(Plant.class) : EnumSet.copyOf(plants));
    }

    private static List<Planted> truth(MerchantOptions options) {
        return new Merchant(options, event -> {}, deviation -> {}).truth().planted();
    }

    private static Histories histories(MerchantOptions options) {
        Histories histories = new Histories(options.start(), options.days());
        new Merchant(options, histories::addCounting, deviation -> {}).run();
        return histories;
    }
}
