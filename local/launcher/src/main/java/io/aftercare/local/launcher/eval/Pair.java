package io.aftercare.local.launcher.eval;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The same message in both languages.
 *
 * @param leaves the intents that would be right; none where the file does not say
 */
record Pair(Place place, String zh, String en, List<String> leaves) {
    /** @throws BadFile when the file lacks a column, or a line is malformed */
    static List<Pair> read(Path file) {
        Table table = Table.read(file);
        int zh = table.required("Chinese text", List.of("zh"));
        int en = table.required("English text", List.of("en"));
        Optional<Integer> leaf = table.column(List.of("leaf"));
        return table.lines().stream()
                .map(line -> new Pair(
                        line.place(),
                        text(line, zh),
                        text(line, en),
                        LabelledFile.separate(leaf.map(line::cell).orElse(""))))
                .toList();
    }

    private static String text(Table.Line line, int column) {
        if (line.cell(column).isEmpty()) {
            throw new BadFile(line.place(), "one of the two texts is missing.");
        }
        return line.cell(column);
    }
}
