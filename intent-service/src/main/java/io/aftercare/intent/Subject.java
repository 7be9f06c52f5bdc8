package io.aftercare.intent;

import io.aftercare.inference.TextInput;
import io.aftercare.intent.entity.Entity;
import io.aftercare.intent.entity.EntityType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a message is about, given what came before it. A bare number ("A1002"), and one that corrects another ("no, I meant
 * A1002"), says nothing itself: it is about what was said last, and where nothing was, about what such a number stands for.
 *
 * @param text what the model reads
 * @param before what was said before that, oldest first
 * @param continued whether the text is not the message itself but what it goes on with
 * @param bare what the message is a bare number of, where nothing was said before it
 */
record Subject(String text, List<String> before, boolean continued, Optional<EntityType> bare) {
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern LATIN_WORD = Pattern.compile("(?<![a-z0-9])[a-z']+(?![0-9])");
    private static final Pattern FILLER = Pattern.compile("(?i)订单号?|单号|编号|号码?|[就而]?是|这个?|那个?|我的|的|一?个|[\\p{P}\\p{S}\\s]"
            + "|不对|不是|[搞弄说发写]错了?|对不起|抱歉|不好意思|我[说指问](?:的是)?"
            + "|(?<![a-z])(order|number|no|id|is|it['’]?s|it|the|my|this|that|one|here|for|yes"
            + "|sorry|not|wrong|actually|oops|i|meant?)(?![a-z])");
    private static final Pattern NUMBER = Pattern.compile("(?<![a-z0-9])[a-z]{0,3}\\d[a-z0-9]*");
    private static final int SHORT = 8;
    private static final int READ_BEFORE = 2;
    private static final String BETWEEN = " | ";

    static Subject of(UnderstandRequest request, String folded, List<Entity> entities) {
        if (entities.isEmpty() || !isFiller(folded, entities)) {
            return new Subject(request.text(), request.earlier(), false, Optional.empty());
        }
        List<String> earlier = request.earlier();
        OptionalInt last = IntStream.iterate(earlier.size() - 1, i -> i >= 0, i -> i - 1)
                .filter(i -> saysSomething(earlier.get(i)))
                .findFirst();
        return last.isPresent()
                ? new Subject(earlier.get(last.getAsInt()), earlier.subList(0, last.getAsInt()), true, Optional.empty())
                : new Subject(
                        request.text(),
                        List.of(),
                        false,
                        Optional.of(entities.getFirst().type()));
    }

    /** What the model reads: the text, and the last two messages before it. */
    TextInput input() {
        List<String> last = before.subList(Math.max(0, before.size() - READ_BEFORE), before.size());
        return new TextInput(text, String.join(BETWEEN, last));
    }

    /** The text that tells the language: a few words may be of any ("OK", "iPhone"), so the message before counts too. */
    String inLanguage(String folded) {
        Optional<String> last =
                before.reversed().stream().filter(Subject::saysSomething).findFirst();
        return isShort(folded) && last.isPresent() ? last.get() + " " + folded : folded;
    }

    private static boolean isFiller(String folded, List<Entity> entities) {
        StringBuilder rest = new StringBuilder(folded);
        entities.reversed().forEach(entity -> rest.delete(entity.start(), entity.end()));
        return FILLER.matcher(rest).replaceAll("").isEmpty();
    }

    private static boolean saysSomething(String text) {
        String words = FILLER.matcher(
                        NUMBER.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" "))
                .replaceAll(" ");
        return HAN.matcher(words).find() || LATIN_WORD.matcher(words).find();
    }

    private static boolean isShort(String folded) {
        long han = HAN.matcher(folded).results().count();
        long words = LATIN_WORD.matcher(folded).results().count();
        return han + 2 * words <= SHORT;
    }
}
