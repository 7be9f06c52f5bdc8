package io.aftercare.mining.statistics;

/**
 * Counts of a time step, such as the complaints of a day: negative binomial around what is expected, with the variance
 * {@code mean + mean²/size}.
 *
 * @param size how little days differ; infinite for Poisson
 */
public record CountModel(double size) {
    public static final CountModel POISSON = new CountModel(Double.POSITIVE_INFINITY);

    public CountModel {
        if (!(size > 0)) {
            throw new IllegalArgumentException("the size of a negative binomial is above 0, not " + size);
        }
    }

    /**
     * The logarithm of how much likelier the count is when {@code ratio} times as much is to be expected. The likelihood
     * ratio itself has the mean 1 as long as nothing has changed.
     */
    double logLikelihoodRatio(long count, double expected, double ratio) {
        if (count < 0 || !(expected > 0)) {
            throw new IllegalArgumentException(
                    "a count is from 0 and what is expected above 0, not " + count + " and " + expected);
        }
        if (Double.isInfinite(size)) {
            return count * Math.log(ratio) - expected * (ratio - 1);
        }
        double shrink = Math.log((size + expected) / (size + ratio * expected));
        return count * (Math.log(ratio) + shrink) + size * shrink;
    }
}
