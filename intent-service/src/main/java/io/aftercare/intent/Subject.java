package io.aftercare.intent;

import io.aftercare.intent.entity.Entity;
import io.aftercare.intent.rules.IntentRules.Evidence;
import io.aftercare.intent.rules.RuleBook;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a message is about, given what came before it. A bare number ("A1002") is about what was said last; a short
 * message that names no wish ("那运费呢") is read together with it; anything longer stands on its own.
 *
 * @param words the folded text whose words count
 * @param forModel the text that the model reads
 * @param before the folded last message, where a short message leans on it
 * @param evidence what the words name
 */
record Subject(String words, String forModel, Optional<String> before, Evidence evidence) {
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern LATIN_WORD = Pattern.compile("(?<![a-z0-9])[a-z']+(?![0-9])");
    private static final Pattern FILLER = Pattern.compile("订单号?|单号|编号|号码?|就?是|这个?|那个?|我的|的|一?个|[\\p{P}\\p{S}\\s]"
            + "|(?<![a-z])(order|number|no|id|is|it's|its|it|the|my|this|that|one|here|for|yes)(?![a-z])");
    private static final int SHORT = 8;

    static Subject of(UnderstandRequest request, String folded, List<Entity> entities, RuleBook rules) {
        Evidence own = rules.intents().read(folded);
        String rest = withoutEntities(folded, entities);
        boolean bare =
                !entities.isEmpty() && FILLER.matcher(rest).replaceAll("").isEmpty();
        Optional<String> last = request.earlier().reversed().stream()
                .filter(Subject::saysSomething)
                .findFirst();
        if (bare) {
            return last.map(text -> bareAfter(text, rules))
                    .orElseGet(() -> alone(
                            request,
                            folded,
                            rules.intents().ofBare(entities.getFirst().type().code())));
        }
        if (last.isEmpty() || own.smalltalk().isPresent() || !isShort(rest)) {
            return alone(request, folded, own);
        }
        String forModel = own.named().isEmpty() ? last.get() + " " + request.text() : request.text();
        return new Subject(folded, forModel, last.map(rules.folding()::fold), own);
    }

    private static Subject alone(UnderstandRequest request, String folded, Evidence evidence) {
        return new Subject(folded, request.text(), Optional.empty(), evidence);
    }

    private static Subject bareAfter(String last, RuleBook rules) {
        String folded = rules.folding().fold(last);
        return new Subject(folded, last, Optional.empty(), rules.intents().read(folded));
    }

    private static boolean saysSomething(String text) {
        return HAN.matcher(text).find()
                || LATIN_WORD.matcher(text.toLowerCase(Locale.ROOT)).find();
    }

    private static String withoutEntities(String folded, List<Entity> entities) {
        StringBuilder rest = new StringBuilder(folded);
        entities.reversed().forEach(entity -> rest.delete(entity.start(), entity.end()));
        return rest.toString();
    }

    private static boolean isShort(String folded) {
        long han = HAN.matcher(folded).results().count();
        long words = LATIN_WORD.matcher(folded).results().count();
        return han + 2 * words <= SHORT;
    }
}
