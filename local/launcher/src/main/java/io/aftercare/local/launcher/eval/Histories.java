package io.aftercare.local.launcher.eval;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was said before a line: as a column tells it, or else the lines of the same dialogue before it. */
final class Histories {
    private static final List<String> CONTEXT = List.of("context", "history", "prev_user_sys");
    private static final List<String> DIALOGUE = List.of("dialog_id");
    private static final List<String> TURN = List.of("turn");
    private static final String SEPARATOR = " | ";
    /** After it public dialogue sets put the agent's answer, which the service is not told: its history is the customer's. */
    private static final String ANSWER = "|||";

    private static final int TURNS_BEFORE = 2;

    private Histories() {}

    /**
     * @param text the column that holds the text
     * @throws BadFile when the file has neither, or a turn is no number
     */
    static Function<Table.Line, List<String>> in(Table table, int text) {
        Optional<Integer> context = table.column(CONTEXT);
        if (context.isPresent()) {
            return line -> parts(line.cells().get(context.get()));
        }
        if (table.column(DIALOGUE).isEmpty() || table.column(TURN).isEmpty()) {
            throw new BadFile(
                    table.file(),
                    "does not tell what was said before: --context needs a column %s, or the columns dialog_id and turn; found %s."
                            .formatted(String.join(" or ", CONTEXT), String.join(", ", table.columns())));
        }
        return ofDialogues(table, text)::get;
    }

    private static List<String> parts(String cell) {
        int answer = cell.indexOf(ANSWER);
        String customer = answer < 0 ? cell : cell.substring(0, answer);
        return Stream.of(customer.split(Pattern.quote(SEPARATOR)))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static Map<Table.Line, List<String>> ofDialogues(Table table, int text) {
        int dialogue = table.required("dialogue", DIALOGUE);
        int turn = table.required("turn", TURN);
        Map<String, List<Turn>> dialogues = table.lines().stream()
                .map(line -> new Turn(number(line, turn), line))
                .collect(Collectors.groupingBy(said -> said.line().cell(dialogue)));
        Map<Table.Line, List<String>> before = new HashMap<>();
        for (List<Turn> turns : dialogues.values()) {
            List<Table.Line> lines = turns.stream()
                    .sorted(Comparator.comparingInt(Turn::number))
                    .map(Turn::line)
                    .toList();
            for (int i = 0; i < lines.size(); i++) {
                before.put(lines.get(i), texts(lines.subList(Math.max(0, i - TURNS_BEFORE), i), text));
            }
        }
        return before;
    }

    private record Turn(int number, Table.Line line) {}

    private static List<String> texts(List<Table.Line> lines, int text) {
        return lines.stream()
                .map(line -> line.cell(text))
                .filter(said -> !said.isEmpty())
                .toList();
    }

    private static int number(Table.Line line, int turn) {
        try {
            return Integer.parseInt(line.cell(turn));
        } catch (NumberFormatException e) {
            throw new BadFile(line.place(), "the turn '" + line.cell(turn) + "' is no number.");
        }
    }
}
