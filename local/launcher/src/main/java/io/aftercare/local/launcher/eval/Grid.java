package io.aftercare.local.launcher.eval;

import io.aftercare.local.launcher.talk.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table for a terminal.
 *
 * @param words how many columns hold words, which stand left; the numbers behind them stand right
 */
record Grid(int words, List<String> header, List<List<String>> rows) {
    List<String> lines() {
        List<List<String>> all = new ArrayList<>(List.of(header));
        all.addAll(rows);
        int[] widths = IntStream.range(0, header.size())
                .map(column -> all.stream()
                        .mapToInt(row -> TextWidth.of(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        return all.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> column < words
                        ? TextWidth.left(row.get(column), widths[column])
                        : TextWidth.right(row.get(column), widths[column]))
                .collect(Collectors.joining("  ", "  ", ""))
                .stripTrailing();
    }
}
