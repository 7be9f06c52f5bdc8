package io.aftercare.reply.compose;

import io.aftercare.reply.ReplyRequest;
import io.aftercare.reply.Source;
import io.aftercare.reply.Suggestion;
import io.aftercare.reply.knowledge.Hit;
import io.aftercare.reply.turn.Understanding.Intent;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Ranks drafts of answers to one message; the first that is added is what would be sent if no person were asked. */
final class Suggester {
    private static final Set<Source> NO_ANSWER = EnumSet.of(Source.CLARIFY, Source.FALLBACK);

    private final ReplyRequest request;
    private final Situation situation;
    private final List<Hit> near;
    private final Map<String, Suggestion> byText = new LinkedHashMap<>();
    private boolean automaticIsAdded;
    /** What would be sent by itself, where that answers something. */
    private Suggestion leading;

    Suggester(ReplyRequest request, Situation situation, List<Hit> near) {
        this.request = request;
        this.situation = situation;
        this.near = near;
    }

    void add(Draft draft) {
        boolean automatic = !automaticIsAdded;
        automaticIsAdded = true;
        if (!draft.hasSubstance()) {
            return;
        }
        Source source = draft.source().orElseThrow();
        Suggestion suggestion = Suggestion.of(
                request,
                draft.sentences(),
                draft.text(),
                source,
                draft.promises(),
                confidence(draft, source),
                automatic);
        if (automatic && !NO_ANSWER.contains(source)) {
            leading = suggestion;
        }
        byText.putIfAbsent(suggestion.text(), suggestion);
    }

    List<Suggestion> best(int most) {
        List<Suggestion> best = byText.values().stream()
                .sorted(Comparator.comparing((Suggestion it) -> it != leading)
                        .thenComparing(Suggestion::confidence, Comparator.reverseOrder()))
                .limit(most)
                .toList();
        return IntStream.range(0, best.size())
                .mapToObj(n -> best.get(n).ranked(n + 1))
                .toList();
    }

    /** By the measure of its step: how near the article is, how sure the intent, or that there is none. */
    private double confidence(Draft draft, Source source) {
        double intent = situation.topIntent().map(Intent::confidence).orElse(0.0);
        return switch (source) {
            case KNOWLEDGE ->
                near.stream()
                        .filter(hit -> draft.quotes(hit.article()))
                        .mapToDouble(hit -> Math.min(1, hit.score()))
                        .max()
                        .orElse(0);
            case CLARIFY -> 1 - intent;
            case OUT_OF_SCOPE -> situation.understanding().outOfScope().score();
            case FALLBACK -> 0;
            default -> intent;
        };
    }
}
