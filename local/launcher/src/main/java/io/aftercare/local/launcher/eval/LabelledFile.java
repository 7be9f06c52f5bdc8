package io.aftercare.local.launcher.eval;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rows of a file that can be scored.
 *
 * @param leftOut how many rows have no label, or the one that public dialogue sets give to what has no intent
 */
record LabelledFile(List<Example> examples, int leftOut) {
    private static final List<String> TEXT = List.of("text", "utterance", "user_text", "query");
    private static final List<String> LABEL = List.of("label", "intent", "category", "kinds");
    private static final String WITHOUT_INTENT = "OTHER";

    /**
     * @param wanted the label set that was asked for: a column of its name goes first
     * @param context whether what was said before is wanted too
     * @throws BadFile when the file lacks a column, or a line is malformed
     */
    static LabelledFile read(Path path, Optional<LabelSet> wanted, boolean context) {
        Table table = Table.read(path);
        int text = table.required("text", TEXT);
        int label = label(table, wanted);
        Function<Table.Line, List<String>> history = context ? Histories.in(table, text) : line -> List.of();
        List<Example> examples = new ArrayList<>();
        for (Table.Line line : table.lines()) {
            String labels = line.cell(label);
            if (!labels.isEmpty() && !labels.equals(WITHOUT_INTENT)) {
                requireText(line, text);
                examples.add(new Example(line.place(), line.cell(text), inScope(line, labels), history.apply(line)));
            }
        }
        return new LabelledFile(examples, table.lines().size() - examples.size());
    }

    LabelledFile known(Vocabulary vocabulary, LabelSet set) {
        return new LabelledFile(
                examples.stream()
                        .filter(example -> vocabulary.knowsAll(set, example))
                        .toList(),
                leftOut);
    }

    LabelledFile first(int limit) {
        return new LabelledFile(examples.stream().limit(limit).toList(), leftOut);
    }

    /** Several labels stand in one cell, separated by |. */
    static List<String> separate(String labels) {
        return Stream.of(labels.split("\\|"))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .toList();
    }

    /** This project's own files name their column after what its labels are, so such a name will do as well. */
    private static int label(Table table, Optional<LabelSet> wanted) {
        List<String> names = Stream.concat(wanted.stream().map(LabelSet::code), LABEL.stream())
                .toList();
        return table.column(names)
                .or(() -> table.column(LabelSet.codes()))
                .orElseGet(() -> table.required("label", names));
    }

    private static List<String> inScope(Table.Line line, String cell) {
        List<String> labels = separate(cell);
        List<String> inScope =
                labels.stream().filter(label -> !isOutOfScope(label)).toList();
        if (labels.isEmpty() || !inScope.isEmpty() && inScope.size() < labels.size()) {
            throw new BadFile(line.place(), "'" + cell + "' is neither in scope nor out of it.");
        }
        return inScope;
    }

    private static boolean isOutOfScope(String label) {
        String name = label.toLowerCase(Locale.ROOT);
        return name.equals("oos") || name.equals("out_of_scope") || name.startsWith("oos_");
    }

    private static void requireText(Table.Line line, int text) {
        if (line.cell(text).isEmpty()) {
            throw new BadFile(line.place(), "there is a label, but no text.");
        }
    }
}
