package io.aftercare.intent.entity;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Phone numbers, in E.164 form: Chinese mobiles with or without +86, landlines, and any number with a country code. */
final class Phones implements Recognizer {
    private static final Pattern CHINESE_MOBILE =
            Pattern.compile("(?<![0-9a-z.+])(?:(?:\\+|00)?86[- ]?)?(1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4})(?![0-9a-z])");
    private static final Pattern CHINESE_LANDLINE = Pattern.compile("(?<![0-9a-z.])(0\\d{2,3}-\\d{7,8})(?![0-9a-z])");
    private static final Pattern INTERNATIONAL =
            Pattern.compile("(?<![0-9a-z])\\+(?!86)(\\d{1,3}(?:[- .]?\\(?\\d{1,4}\\)?){2,5})(?![0-9a-z])");
    private static final int SHORTEST = 8;
    private static final int LONGEST = 15;

    @Override
    public EntityType type() {
        return EntityType.PHONE;
    }

    @Override
    public List<Match> find(String folded) {
        if (!Signs.of(folded).digits()) {
            return List.of();
        }
        Stream<Match> mobiles = matches(CHINESE_MOBILE, folded).map(match -> match(match, "+86" + digits(match)));
        Stream<Match> landlines = matches(CHINESE_LANDLINE, folded)
                .map(match -> match(match, "+86" + digits(match).substring(1)));
        Stream<Match> abroad = matches(INTERNATIONAL, folded)
                .filter(match ->
                        digits(match).length() >= SHORTEST && digits(match).length() <= LONGEST)
                .map(match -> match(match, "+" + digits(match)));
        return Stream.of(mobiles, landlines, abroad).flatMap(matches -> matches).toList();
    }

    private static Stream<MatchResult> matches(Pattern pattern, String folded) {
        return pattern.matcher(folded).results();
    }

    private static String digits(MatchResult match) {
        return match.group(1).replaceAll("\\D", "");
    }

    private static Match match(MatchResult match, String value) {
        return new Match(match.start(), match.end(), value);
    }
}
