package io.aftercare.intent;

import io.aftercare.inference.TextInput;
import io.aftercare.intent.entity.Entity;
import io.aftercare.intent.entity.EntityType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
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
            + "|(?<![a-z])(order|number|no|id|is|it['’]?s|it|the|my|this|that|one|here|for|yes)(?![a-z])");
    /** Only before a number that corrects another: after it, "wrong" and "发错了" are what the message says. */
    private static final Pattern CORRECTION = Pattern.compile("(?i)不对|不是|[搞弄说写]错了?|对不起|抱歉|不好意思|我[说指问](?:的是)?"
            + "|(?<![a-z])(sorry|not|wrong|actually|oops|i|meant?)(?![a-z])");

    private static final Pattern NUMBER = Pattern.compile("(?<![a-z0-9])[a-z]{0,3}\\d[a-z0-9]*");
    private static final int SHORT = 8;
    private static final int READ_BEFORE = 2;
    private static final String BETWEEN = " | ";

    static Subject of(UnderstandRequest request, String folded, List<Entity> entities) {
        if (entities.isEmpty() || !isFiller(folded, entities, request.earlier())) {
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

    private static boolean isFiller(String folded, List<Entity> entities, List<String> earlier) {
        Entity last = entities.getLast();
        StringBuilder before = new StringBuilder(folded.substring(0, last.start()));
        entities.reversed().stream().skip(1).forEach(entity -> before.delete(entity.start(), entity.end()));
        boolean corrects = earlier.stream()
                .anyMatch(text -> NUMBER.matcher(text.toLowerCase(Locale.ROOT)).find());
        return rest(before.toString(), folded.substring(last.end()), corrects).isBlank();
    }

    private static boolean saysSomething(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int end =
                NUMBER.matcher(lower).results().mapToInt(MatchResult::end).max().orElse(lower.length());
        String words = rest(NUMBER.matcher(lower.substring(0, end)).replaceAll(" "), lower.substring(end), true);
        return HAN.matcher(words).find() || LATIN_WORD.matcher(words).find();
    }

    /** What is said besides a number, before and after it. */
    private static String rest(String before, String after, boolean corrects) {
        String said = corrects ? CORRECTION.matcher(before).replaceAll(" ") : before;
        return FILLER.matcher(said + " " + after).replaceAll(" ");
    }

    private static boolean isShort(String folded) {
        long han = HAN.matcher(folded).results().count();
        long words = LATIN_WORD.matcher(folded).results().count();
        return han + 2 * words <= SHORT;
    }
}
