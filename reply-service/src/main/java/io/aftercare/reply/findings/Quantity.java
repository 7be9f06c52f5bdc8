package io.aftercare.reply.findings;

import io.aftercare.reply.proof.Claim;
import io.aftercare.reply.proof.ClaimReader;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A number with its unit, as a text states it, and where in the plain text. Dates are none, nor is the name of a right. */
record Quantity(BigDecimal value, String unit, int start, int end) {
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Pattern YEAR = Pattern.compile("\\d{4}\\s*年");
    private static final Pattern NAMES_A_RIGHT =
            Pattern.compile("\\s*(?:内)?\\s*无理由|[ -]no-reason.*", Pattern.CASE_INSENSITIVE);

    /** @param plain a text that {@link ClaimReader#plain} made */
    static List<Quantity> in(String plain) {
        return ClaimReader.figures(plain).stream()
                .filter(figure -> !YEAR.matcher(figure.claim().text()).matches())
                .filter(figure -> !NAMES_A_RIGHT
                        .matcher(plain)
                        .region(figure.end(), plain.length())
                        .lookingAt())
                .flatMap(figure -> Quantity.of(figure).stream())
                .sorted(Comparator.comparingInt(Quantity::start))
                .toList();
    }

    boolean differsFrom(Quantity other) {
        return unit.equals(other.unit) && value.compareTo(other.value) != 0;
    }

    boolean equalTo(Quantity other) {
        return unit.equals(other.unit) && value.compareTo(other.value) == 0;
    }

    private static Optional<Quantity> of(ClaimReader.Figure figure) {
        Claim claim = figure.claim();
        String number = claim.value().split(" ", 2)[0];
        if (!NUMBER.matcher(number).matches()) {
            return Optional.empty();
        }
        Stream<String> unit = switch (claim.kind()) {
            // 7 days, 3 working days, 1299 CNY
            case DURATION, AMOUNT ->
                Stream.of(claim.value()
                        .substring(number.length())
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst("s$", ""));
            case PERCENT -> Stream.of("percent");
            case MULTIPLE -> Stream.of("times");
            default -> Stream.empty();
        };
        return unit.findFirst().map(it -> new Quantity(new BigDecimal(number), it, figure.start(), figure.end()));
    }
}
