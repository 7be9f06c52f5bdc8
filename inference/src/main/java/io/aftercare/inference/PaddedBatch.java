package io.aftercare.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Texts of similar length as one rectangle of {@code rows × width} ids, with a mask that is 0 on the padding.
 *
 * @param positions for each row, where its text stood in the caller's list
 */
record PaddedBatch(int[] positions, int width, long[] ids, long[] mask, long[] segments) {
    /** All texts in one. */
    static PaddedBatch of(List<Tokens> texts) {
        return pad(texts, byLength(texts));
    }

    /** The cheapest way to put texts of like length together: as few tokens and as few runs as can be. */
    static List<PaddedBatch> of(List<Tokens> texts, Batching batching) {
        int[] order = byLength(texts);
        int[] begins = cheapest(texts, order, batching);
        List<PaddedBatch> batches = new ArrayList<>();
        for (int end = order.length; end > 0; end = begins[end]) {
            batches.add(pad(texts, Arrays.copyOfRange(order, begins[end], end)));
        }
        return batches.reversed();
    }

    /**
     * For each number of texts, shortest first, where the last run begins when these are run as cheaply as possible. Of
     * texts in order of length the cheapest runs are neighbours, so one pass over all ends and begins finds them.
     */
    private static int[] cheapest(List<Tokens> texts, int[] order, Batching batching) {
        long[] cost = new long[order.length + 1];
        int[] begins = new int[order.length + 1];
        for (int end = 1; end <= order.length; end++) {
            int width = texts.get(order[end - 1]).length();
            cost[end] = Long.MAX_VALUE;
            for (int begin = end - 1; begin >= 0 && end - begin <= batching.maxTexts(); begin--) {
                long tokens = (long) (end - begin) * width;
                if (tokens > batching.maxTokens() && end - begin > 1) {
                    break;
                }
                long with = cost[begin] + tokens + batching.runCost();
                if (with < cost[end]) {
                    cost[end] = with;
                    begins[end] = begin;
                }
            }
        }
        return begins;
    }

    private static int[] byLength(List<Tokens> texts) {
        return IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparingInt(position -> texts.get(position).length()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    int rows() {
        return positions.length;
    }

    private static PaddedBatch pad(List<Tokens> texts, int[] positions) {
        int width = texts.get(positions[positions.length - 1]).length();
        long[] ids = new long[positions.length * width];
        long[] mask = new long[ids.length];
        long[] segments = new long[ids.length];
        for (int row = 0; row < positions.length; row++) {
            Tokens text = texts.get(positions[row]);
            int offset = row * width;
            System.arraycopy(text.ids(), 0, ids, offset, text.length());
            System.arraycopy(text.segments(), 0, segments, offset, text.length());
            Arrays.fill(mask, offset, offset + text.length(), 1);
        }
        return new PaddedBatch(positions, width, ids, mask, segments);
    }
}
