package io.aftercare.intent.explain;

import io.aftercare.inference.Caller;
import io.aftercare.inference.TextInput;
import io.aftercare.intent.model.Distribution;
import io.aftercare.intent.model.IntentModel;
import io.aftercare.intent.model.Scores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Explains an intent by leaving one piece of the text out at a time: what lets the intent's probability fall spoke for it.
 * All variants are read in one run, the whole text among them, so that they are comparable.
 */
public final class Explainer {
    /** Falls below a quarter in log odds are as likely noise, and small beside the greatest they explain nothing. */
    private static final double LEAST = 0.25;

    private static final double SHARE_OF_GREATEST = 0.2;

    private static final double NEVER_SURE = 1e-6;

    private final Segmenter segmenter;

    public Explainer(Segmenter segmenter) {
        this.segmenter = segmenter;
    }

    /**
     * @param folded the text as rules read it, character for character
     * @param intents what the message was read as, for the confidences
     * @param asked codes of the intents to explain
     * @param caller who waits for it
     */
    public List<Explanation> explain(
            IntentModel model,
            TextInput input,
            String folded,
            Distribution intents,
            List<String> asked,
            Caller caller) {
        List<Segment> segments = segmenter.segments(folded);
        List<TextInput> variants = new ArrayList<>();
        variants.add(input);
        segments.forEach(segment -> variants.add(input.withText(segment.leftOutOf(input.text()))));
        List<Distribution> read = model.readTogether(variants, caller).stream()
                .map(Scores::intents)
                .toList();
        return asked.stream()
                .map(intent ->
                        Explanation.of(intent, intents, parts(input.text(), segments, falls(intent, segments, read))))
                .toList();
    }

    /** By how much leaving each segment out lets the intent fall. */
    private static List<Fall> falls(String intent, List<Segment> segments, List<Distribution> read) {
        double whole = read.getFirst().of(intent);
        return IntStream.range(0, segments.size())
                .mapToObj(i -> {
                    double without = read.get(i + 1).of(intent);
                    return new Fall(whole - without, logOdds(whole) - logOdds(without));
                })
                .toList();
    }

    private static List<Explanation.Part> parts(String text, List<Segment> segments, List<Fall> falls) {
        double greatest = falls.stream().mapToDouble(Fall::inLogOdds).max().orElse(0);
        double least = Math.max(LEAST, SHARE_OF_GREATEST * greatest);
        return IntStream.range(0, segments.size())
                .filter(i -> falls.get(i).inLogOdds() >= least)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> falls.get(i).inLogOdds())
                        .reversed())
                .map(i ->
                        Explanation.Part.of(text, segments.get(i), falls.get(i).inProbability()))
                .toList();
    }

    private static double logOdds(double probability) {
        double kept = Math.clamp(probability, NEVER_SURE, 1 - NEVER_SURE);
        return Math.log(kept / (1 - kept));
    }

    private record Fall(double inProbability, double inLogOdds) {}
}
