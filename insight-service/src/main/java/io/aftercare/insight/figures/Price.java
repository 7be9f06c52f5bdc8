package io.aftercare.insight.figures;

import io.aftercare.web.Problems;
import java.math.BigDecimal;

/** What an hour of work costs, in whatever currency the reader counts. */
public final class Price {
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    private Price() {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for what is no price; null is none */
    public static BigDecimal of(String text) {
        if (text == null) {
            return null;
        }
        if (text.matches("\\d{1,7}(\\.\\d{1,4})?")) {
            BigDecimal price = new BigDecimal(text);
            if (price.compareTo(MOST) <= 0) {
                return price;
            }
        }
        throw Problems.invalid("price-invalid", "hourlyCost must be a number from 0 to " + MOST + ", as 60 or 59.90.");
    }
}
