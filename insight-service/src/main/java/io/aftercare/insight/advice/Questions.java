package io.aftercare.insight.advice;

import static io.aftercare.mining.advice.Question.Compares.HITS;
import static io.aftercare.mining.advice.Question.Compares.NEARLY_ALL_HIT;
import static io.aftercare.mining.advice.Question.Compares.TIMES;

import io.aftercare.insight.advice.CaseHistory.Move;
import io.aftercare.insight.advice.CaseHistory.Owner;
import io.aftercare.insight.advice.CaseHistory.Task;
import io.aftercare.insight.advice.CaseHistory.Term;
import io.aftercare.mining.advice.Observation;
import io.aftercare.mining.advice.Question;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is asked of the cases and conversations of a window, one question for each detector. */
final class Questions {
    static final String BOTTLENECK = "bottleneck";
    static final String REWORK_LOOP = "rework_loop";
    static final String PING_PONG = "ping_pong";
    static final String SLA_RISK = "sla_risk";
    static final String STAFFING = "staffing";
    static final String CARRIER = "carrier";
    static final String PRODUCT = "product";
    static final String KNOWLEDGE_GAP = "knowledge_gap";

    /** The step of {@link #PRODUCT} that is about a batch, and days instead of cases. */
    static final String RISING = "rising";

    static final String POLICY_FRICTION = "policy_friction";
    static final String AUTOMATION = "automation";

    /** A task that waited longer waited too long. */
    static final Duration SOON = Duration.ofHours(1);

    private static final Set<String> OF_A_CASE = Set.of(
            "intent",
            "department",
            "complaint",
            "urgency",
            "sku",
            "productClass",
            "batch",
            "warehouse",
            "carrier",
            "region",
            "channel",
            "agentGroup");
    private static final Set<String> OF_GOODS = Set.of("sku", "productClass", "batch", "warehouse");
    private static final Set<String> OF_TRANSPORT = Set.of("carrier", "warehouse", "region");
    private static final String ALL = "all";

    private final ZoneId zone;
    private final Instant now;

    /** @param zone where hours of the day are counted */
    Questions(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    List<Question> of(Histories histories) {
        List<CaseHistory> cases = histories.cases();
        return List.of(
                question(BOTTLENECK, TIMES, OF_A_CASE, cases, Questions::visits),
                question(REWORK_LOOP, HITS, OF_A_CASE, cases, Questions::rework),
                question(PING_PONG, HITS, OF_A_CASE, cases, one(Questions::pingPong)),
                question(SLA_RISK, HITS, OF_A_CASE, cases, one(this::late)),
                question(STAFFING, HITS, Set.of("hour"), cases, this::tasks),
                question(CARRIER, HITS, OF_TRANSPORT, cases, one(this::lostOrLate)),
                question(PRODUCT, HITS, OF_GOODS, cases, one(this::poorQuality)),
                question(POLICY_FRICTION, HITS, OF_A_CASE, cases, one(Questions::overturned)),
                question(AUTOMATION, NEARLY_ALL_HIT, Set.of("kind", "intent"), cases, one(Questions::asItComes)),
                knowledge(histories.talks()));
    }

    private interface Reading {
        List<Observation> of(CaseHistory history);
    }

    private interface ReadingOne {
        Optional<Observation> of(CaseHistory history);
    }

    private static Reading one(ReadingOne reading) {
        return history -> reading.of(history).stream().toList();
    }

    private static Question question(
            String kind, Question.Compares compares, Set<String> attributes, List<CaseHistory> cases, Reading reading) {
        return new Question(
                kind,
                compares,
                attributes,
                cases.stream().flatMap(it -> reading.of(it).stream()).toList());
    }

    /** How long it stood at each stage, as far as it left it; where it was settled, nobody waited. */
    private static List<Observation> visits(CaseHistory history) {
        List<Observation> visits = new ArrayList<>();
        Instant since = history.opened();
        boolean settled = false;
        for (Move move : history.moves()) {
            if (!settled) {
                visits.add(Observation.time(
                        history.id(), move.from(), seconds(since, move.at()), history.kind(), history.attributes()));
            }
            since = move.at();
            settled = move.settled();
        }
        return visits;
    }

    /** Whether it came back to a stage before it was settled, and what passed until it was there for the last time. */
    private static List<Observation> rework(CaseHistory history) {
        Map<String, Instant> left = new LinkedHashMap<>();
        Map<String, Instant> again = new HashMap<>();
        for (Move move : history.moves()) {
            left.putIfAbsent(move.from(), move.at());
            if (left.containsKey(move.to())) {
                again.put(move.to(), move.at());
            }
            if (move.settled()) {
                break;
            }
        }
        List<Observation> observations = new ArrayList<>();
        left.forEach((stage, at) -> {
            Instant back = again.get(stage);
            observations.add(new Observation(
                    history.id(),
                    stage,
                    back == null ? 0 : seconds(at, back),
                    back != null,
                    history.kind(),
                    history.attributes()));
        });
        return observations;
    }

    /** Whether a department gave it back to the one that it had it from, and how long it had it. */
    private static Optional<Observation> pingPong(CaseHistory history) {
        List<Owner> owners = history.owners();
        double away = 0;
        boolean back = false;
        for (int i = 2; i < owners.size(); i++) {
            if (owners.get(i).department().equals(owners.get(i - 2).department())) {
                back = true;
                away += seconds(owners.get(i - 1).since(), owners.get(i).since());
            }
        }
        return Optional.of(new Observation(history.id(), "assigned", away, back, history.kind(), history.attributes()));
    }

    /** Whether a term was broken, and by how much; of those that are settled, or have broken one. */
    private Optional<Observation> late(CaseHistory history) {
        Optional<Instant> settled = settled(history);
        if (settled.isEmpty() && history.broken().isEmpty()) {
            return Optional.empty();
        }
        Instant taken =
                history.moves().isEmpty() ? now : history.moves().getFirst().at();
        double late = 0;
        for (Term term : history.broken()) {
            Instant end = term.target().equals("resolution") ? settled.orElse(now) : taken;
            late = Math.max(late, seconds(term.dueAt(), end));
        }
        return Optional.of(new Observation(
                history.id(), "terms", late, !history.broken().isEmpty(), history.kind(), history.attributes()));
    }

    /** How long tasks waited to be taken, by the hour in which they came; whether it was too long. */
    private List<Observation> tasks(CaseHistory history) {
        List<Observation> observations = new ArrayList<>();
        for (Task task : history.tasks()) {
            double waited = seconds(task.created(), task.taken() == null ? now : task.taken());
            boolean tooLong = waited > SOON.toSeconds();
            if (task.taken() != null || tooLong) {
                observations.add(new Observation(
                        history.id(),
                        task.department(),
                        waited,
                        tooLong,
                        task.department(),
                        Map.of(
                                "hour",
                                String.valueOf(task.created().atZone(zone).getHour()))));
            }
        }
        return observations;
    }

    private Optional<Observation> lostOrLate(CaseHistory history) {
        boolean hit = history.kind().equals("logistics")
                || "logistics".equals(history.attributes().get("complaint"));
        return Optional.of(
                new Observation(history.id(), "transport", hit ? lasted(history) : 0, hit, ALL, history.attributes()));
    }

    private Optional<Observation> poorQuality(CaseHistory history) {
        boolean hit = "product_quality".equals(history.attributes().get("complaint"));
        return Optional.of(
                new Observation(history.id(), "quality", hit ? lasted(history) : 0, hit, ALL, history.attributes()));
    }

    /** Whether it was refused, taken up again and granted then, and what passed in between; of those that were decided. */
    private static Optional<Observation> overturned(CaseHistory history) {
        Instant refused = null;
        boolean again = false;
        boolean decided = false;
        for (Move move : history.moves()) {
            decided |= move.from().equals("checking") && !move.to().equals("awaiting_evidence");
            if (move.to().equals("refused")) {
                refused = refused == null ? move.at() : refused;
            } else if (refused != null
                    && move.from().equals("refused")
                    && !move.to().equals("closed")) {
                again = true;
            } else if (again && move.from().equals("checking") && !move.to().equals("awaiting_evidence")) {
                return Optional.of(new Observation(
                        history.id(),
                        "refused",
                        seconds(refused, move.at()),
                        true,
                        history.kind(),
                        history.attributes()));
            }
        }
        return decided
                ? Optional.of(new Observation(history.id(), "refused", 0, false, history.kind(), history.attributes()))
                : Optional.empty();
    }

    /** Whether it was granted at once, without anything asked or anybody above, and what passed until then. */
    private static Optional<Observation> asItComes(CaseHistory history) {
        Instant decided = null;
        boolean straight = history.owners().size() < 2;
        for (Move move : history.moves()) {
            if (move.from().equals("checking") || move.from().equals("requested") && move.settled()) {
                decided = move.at();
                straight &= !Set.of("awaiting_evidence", "awaiting_approval", "refused", "cancelled", "merged")
                        .contains(move.to());
                break;
            }
        }
        if (decided == null) {
            return Optional.empty();
        }
        Map<String, String> attributes = new HashMap<>();
        attributes.put("kind", history.kind());
        Optional.ofNullable(history.attributes().get("intent")).ifPresent(it -> attributes.put("intent", it));
        return Optional.of(new Observation(
                history.id(), "checking", seconds(history.opened(), decided), straight, history.kind(), attributes));
    }

    private Question knowledge(List<TalkHistory> talks) {
        return new Question(
                KNOWLEDGE_GAP,
                HITS,
                Set.of("intent", "channel"),
                talks.stream()
                        .map(it -> new Observation(
                                it.id(), "answer", it.seconds(now), it.gaveUp(), it.language(), it.attributes()))
                        .toList());
    }

    private double lasted(CaseHistory history) {
        return seconds(history.opened(), settled(history).orElse(now));
    }

    private static Optional<Instant> settled(CaseHistory history) {
        return history.moves().stream().filter(Move::settled).findFirst().map(Move::at);
    }

    static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis() / 1e3);
    }
}
