package io.aftercare.local.launcher.chaos;

import io.aftercare.local.launcher.chaos.Violation.Kind;
import io.aftercare.local.launcher.play.Environment;
import io.aftercare.local.launcher.play.Measurement;
import io.aftercare.local.launcher.play.Measurement.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a run did and what its history proves. */
public final class ChaosReport {
    private static final int SHOWN = 20;

    private final List<PlannedFault> plan;
    private final long seed;
    private final Optional<Breakage> breakage;
    private final Duration load;
    private final int stories;
    private final int metRequests;
    private final boolean rested;
    private final Ledger ledger;
    private final History history;
    private final List<Violation> violations;

    ChaosReport(
            List<PlannedFault> plan,
            long seed,
            Optional<Breakage> breakage,
            Duration load,
            int stories,
            int metRequests,
            boolean rested,
            Ledger ledger,
            History history) {
        this.plan = plan;
        this.seed = seed;
        this.breakage = breakage;
        this.load = load;
        this.stories = stories;
        this.metRequests = metRequests;
        this.rested = rested;
        this.ledger = ledger;
        this.history = history;
        this.violations = HistoryChecker.check(history);
    }

    /** Nothing was violated; or, with a mistake on purpose, its mark was found. */
    public boolean passes() {
        return measurement().holds();
    }

    List<Violation> violations() {
        return violations;
    }

    public Measurement measurement() {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("faults", plan.size(), "faults"));
        for (Fault fault : Fault.values()) {
            rows.add(Row.of(
                    "  " + fault.words(),
                    plan.stream().filter(planned -> planned.fault() == fault).count(),
                    "faults"));
        }
        rows.add(Row.of("faults that met open requests", metRequests, "faults"));
        rows.add(Row.of("load", load.toSeconds(), "s"));
        rows.add(Row.of("stories played", stories, "stories"));
        rows.add(Row.of("acknowledged to clients", history.acknowledged().size(), "effects"));
        rows.add(Row.of("requests repeated", ledger.repeats(), "requests"));
        rows.add(Row.exactly("answers 500", ledger.answers("500"), "answers", 0));
        rows.add(Row.exactly("refused without reason", ledger.refusals().size(), "stories", 0));
        rows.add(Row.of("events written", history.outbox().size(), "events"));
        rows.add(Row.of("on the topics, redelivered", history.published().size() - distinct(), "records"));
        rows.add(Row.of("consumed", history.consumed().size(), "events"));
        if (breakage.isEmpty()) {
            rows.add(Row.exactly("arrived in the end", rested ? 1 : 0, "of 1", 1));
            Arrays.stream(Kind.values()).forEach(kind -> rows.add(Row.exactly(words(kind), count(kind), "found", 0)));
        } else {
            Arrays.stream(Kind.values()).forEach(kind -> rows.add(Row.of(words(kind), count(kind), "found")));
            Kind mark = mark(breakage.get());
            rows.add(Row.judged(
                    "the mistake " + breakage.get() + " was caught, as " + words(mark),
                    (double) count(mark),
                    "found",
                    "> 0",
                    count(mark) > 0));
        }
        return new Measurement("chaos", Environment.here(), rows, notes());
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("seed " + seed + "; answers: " + ledger.answersByKind());
        ledger.refusals().stream().limit(SHOWN).forEach(notes::add);
        violations.stream().limit(SHOWN).forEach(violation -> notes.add(violation.kind() + " " + violation.what()));
        return notes;
    }

    private static Kind mark(Breakage breakage) {
        return switch (breakage) {
            case MARKS_FIRST -> Kind.LOST;
            case NEW_KEYS -> Kind.DOUBLED;
            case OUT_OF_ORDER -> Kind.REORDERED;
        };
    }

    private long distinct() {
        return history.published().stream().map(Event::id).distinct().count();
    }

    private long count(Kind kind) {
        return count(violations, kind);
    }

    static long count(List<Violation> violations, Kind kind) {
        return violations.stream().filter(violation -> violation.kind() == kind).count();
    }

    static String words(Kind kind) {
        return switch (kind) {
            case LOST -> "lost";
            case DOUBLED -> "doubled";
            case REORDERED -> "out of order";
            case INVENTED -> "invented";
        };
    }
}
