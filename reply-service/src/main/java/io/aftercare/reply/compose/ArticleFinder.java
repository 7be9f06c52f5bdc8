package io.aftercare.reply.compose;

import io.aftercare.reply.ReplyRequest;
import io.aftercare.reply.knowledge.Article;
import io.aftercare.reply.knowledge.Hit;
import io.aftercare.reply.knowledge.Query;
import io.aftercare.reply.knowledge.Retriever;
import io.aftercare.reply.proof.Disagreement;
import io.aftercare.reply.proof.Gate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the article that answers a message; how well it has to fit depends on how sure it is what is asked. */
final class ArticleFinder {
    /** How many of the nearest articles are looked at. */
    private static final int CANDIDATES = 4;
    /** Shorter messages ("多久？", "and how long?") lean on the one before. */
    private static final int SHORT_MESSAGE = 12;
    /** Where no intent is likely, an article has to fit better. */
    private static final double UNSURE_MINIMUM = Retriever.MINIMUM_SCORE + 0.1;
    /** Where the message seems out of scope, or about something else than the article, it has to fit very well. */
    private static final double STRICT_MINIMUM = Retriever.MINIMUM_SCORE + 0.2;

    private final Situation situation;
    private final ReplyRequest request;
    private final Retriever retriever;
    private final Gate gate;
    private final Map<Searched, List<Hit>> found = new HashMap<>();

    private record Searched(String text, Map<String, Double> intents) {}

    ArticleFinder(Situation situation, ReplyRequest request, Retriever retriever, Gate gate) {
        this.situation = situation;
        this.request = request;
        this.retriever = retriever;
        this.gate = gate;
    }

    /** The article that answers the message, if one fits well enough. */
    Optional<Hit> answer() {
        return find().filter(hit -> hit.score() >= minimumScore(hit.article()));
    }

    private double minimumScore(Article article) {
        if (situation.outOfScope() || situation.twoAreMeant()) {
            return STRICT_MINIMUM;
        }
        if (situation.onlyNamesOrder() || !unsure()) {
            return Retriever.MINIMUM_SCORE;
        }
        boolean answersOtherThings = !situation.understanding().intents().isEmpty()
                && situation.understanding().intents().stream()
                        .noneMatch(intent -> article.intents().contains(intent.name()));
        return answersOtherThings ? STRICT_MINIMUM : UNSURE_MINIMUM;
    }

    private boolean unsure() {
        return situation
                .topIntent()
                .filter(intent -> intent.confidence() >= Situation.LIKELY)
                .isEmpty();
    }

    private Optional<Hit> find() {
        Optional<String> before = request.history().reversed().stream()
                .filter(said -> !OrderMention.isAll(said))
                .findFirst();
        if (situation.onlyNamesOrder()) {
            return before.flatMap(said -> best(said, Map.of()));
        }
        boolean leansOnEarlier = request.text().length() < SHORT_MESSAGE && unsure() && !situation.outOfScope();
        String earlier = leansOnEarlier ? before.map(said -> said + " ").orElse("") : "";
        return best(earlier + request.text(), intents());
    }

    /** Articles that may answer the message, nearest first, for a person to choose from. */
    List<Hit> candidates() {
        return near(request.text(), intents()).stream()
                .filter(hit -> hit.score() >= Retriever.MINIMUM_SCORE)
                .toList();
    }

    /** Suggestions look for the same twice: for the answer, and for what else is near. */
    private List<Hit> near(String text, Map<String, Double> intents) {
        return found.computeIfAbsent(new Searched(text, intents), this::search);
    }

    private List<Hit> search(Searched wanted) {
        Query query = new Query(wanted.text(), situation.wording().language(), wanted.intents(), request.scope());
        return retriever.find(query, CANDIDATES).stream()
                .filter(hit -> gate.mayQuote(hit.article()))
                .toList();
    }

    /** The nearest article that may be quoted; none where two that are as near say different things. */
    private Optional<Hit> best(String text, Map<String, Double> intents) {
        List<Hit> nearest = near(text, intents);
        return nearest.stream()
                .findFirst()
                .filter(first -> nearest.stream()
                        .skip(1)
                        .filter(other -> other.score() >= Retriever.MINIMUM_SCORE)
                        .noneMatch(other -> Disagreement.between(first.article(), other.article())));
    }

    private Map<String, Double> intents() {
        Map<String, Double> confidences = new LinkedHashMap<>();
        situation
                .understanding()
                .intents()
                .forEach(intent -> confidences.putIfAbsent(intent.name(), intent.confidence()));
        return confidences;
    }
}
