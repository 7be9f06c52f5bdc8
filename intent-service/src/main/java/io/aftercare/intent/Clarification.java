package io.aftercare.intent;

import io.aftercare.intent.language.Language;
import io.aftercare.intent.model.Decisions.Clarify;
import io.aftercare.intent.model.Distribution;
import io.aftercare.intent.model.Leaf;
import io.aftercare.intent.model.Taxonomy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What to ask a customer who may mean one thing or another. */
@Schema(description = "What to ask back, in the language of the message")
record Clarification(
        @Schema(examples = "您是想「申请退货」，还是「申请换货」？") String question, List<Option> options) {

    @Schema(name = "ClarificationOption")
    record Option(
            @Schema(examples = "return.request") String intent,
            @Schema(examples = "申请退货") String label) {}

    /** Empty where the best intent is clear enough, or where either answer would lead the same way. */
    static Optional<Clarification> of(
            Distribution intents, Optional<Clarify> decision, Taxonomy taxonomy, Language language) {
        if (decision.isEmpty() || intents.scored().size() < 2) {
            return Optional.empty();
        }
        double best = intents.best().probability();
        double second = intents.scored().get(1).probability();
        List<Leaf> two = intents.scored().stream()
                .limit(2)
                .flatMap(scored -> taxonomy.leaf(scored.label()).stream())
                .toList();
        boolean close = best < decision.get().ceiling()
                && best - second <= decision.get().margin();
        return close && differ(two.getFirst(), two.getLast()) ? Optional.of(between(two, language)) : Optional.empty();
    }

    private static boolean differ(Leaf one, Leaf other) {
        return !one.group().equals(other.group()) || !Objects.equals(one.kind(), other.kind());
    }

    private static Clarification between(List<Leaf> two, Language language) {
        List<Option> options = Stream.of(two.getFirst(), two.getLast())
                .map(leaf -> new Option(leaf.code(), leaf.label(language)))
                .toList();
        String form = switch (language) {
            case ZH -> "您是想「%s」，还是「%s」？";
            case EN -> "Do you mean “%s” or “%s”?";
        };
        return new Clarification(
                form.formatted(options.getFirst().label(), options.getLast().label()), options);
    }
}
