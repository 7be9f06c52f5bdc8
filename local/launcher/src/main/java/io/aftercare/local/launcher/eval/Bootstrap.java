package io.aftercare.local.launcher.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Percentile bootstrap (Efron 1979): draws the rows again, with replacement, and looks how much a figure varies. */
public record Bootstrap(int resamples, long seed) {
    /** The seed is fixed so that the same answers give the same interval. */
    public static final Bootstrap DEFAULT = new Bootstrap(1_000, 20_251_127L);

    private static final double TAIL = 0.025;

    public <T> Interval interval(List<T> rows, ToDoubleFunction<List<T>> figure) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] figures = new double[resamples];
        for (int i = 0; i < resamples; i++) {
            figures[i] = figure.applyAsDouble(drawn(rows, random));
        }
        Arrays.sort(figures);
        int cut = (int) (resamples * TAIL);
        return new Interval(figures[cut], figures[resamples - 1 - cut]);
    }

    private static <T> List<T> drawn(List<T> rows, SplittableRandom random) {
        List<T> drawn = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            drawn.add(rows.get(random.nextInt(rows.size())));
        }
        return drawn;
    }
}
