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
    /** Sorts by length, so that texts share a batch with their like and little padding is computed. */
    static List<PaddedBatch> of(List<Tokens> texts, int maxRows) {
        int[] byLength = IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparingInt(position -> texts.get(position).length()))
                .mapToInt(Integer::intValue)
                .toArray();
        List<PaddedBatch> batches = new ArrayList<>();
        for (int start = 0; start < byLength.length; start += maxRows) {
            batches.add(pad(texts, Arrays.copyOfRange(byLength, start, Math.min(start + maxRows, byLength.length))));
        }
        return batches;
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
