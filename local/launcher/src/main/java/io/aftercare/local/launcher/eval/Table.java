package io.aftercare.local.launcher.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A file of rows below a header: {@code .tsv}, tab-separated without quoting, or {@code .csv}, quoted as RFC 4180 says. */
record Table(Path file, List<String> columns, List<Line> lines) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    record Line(Place place, List<String> cells) {
        /** What the line holds in a column, without the space around it. */
        String cell(int column) {
            return cells.get(column).strip();
        }

        private boolean isBlank() {
            return cells.size() == 1 && cells.getFirst().isBlank();
        }
    }

    /** @throws BadFile when there is none, or it has no rows, or one of them has not as many cells as the header */
    static Table read(Path file) {
        String text = text(file);
        List<Line> lines = (isCsv(file) ? quoted(file, text) : plain(file, text))
                .stream().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            throw new BadFile(file, "is empty: its first line must name the columns.");
        }
        List<String> columns =
                lines.getFirst().cells().stream().map(String::strip).toList();
        List<Line> rows = lines.subList(1, lines.size());
        if (rows.isEmpty()) {
            throw new BadFile(file, "has a header and no rows.");
        }
        rows.forEach(row -> requireWidth(row, columns));
        return new Table(file, columns, rows);
    }

    /** The first of the names that is a column. */
    Optional<Integer> column(Collection<String> names) {
        return names.stream()
                .map(this::position)
                .filter(position -> position >= 0)
                .findFirst();
    }

    /** @throws BadFile when none of the names is a column */
    int required(String what, Collection<String> names) {
        return column(names)
                .orElseThrow(() -> new BadFile(
                        file,
                        "has no column for the %s: expected %s; found %s."
                                .formatted(what, String.join(" or ", names), String.join(", ", columns))));
    }

    private int position(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    private static void requireWidth(Line row, List<String> columns) {
        if (row.cells().size() != columns.size()) {
            throw new BadFile(
                    row.place(),
                    "%d cells, but the header names %d columns (%s)."
                            .formatted(row.cells().size(), columns.size(), String.join(", ", columns)));
        }
    }

    private static List<Line> plain(Path file, String text) {
        List<Line> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String ended = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            lines.add(new Line(place(file, lines.size() + 1), List.of(ended.split("\t", -1))));
        }
        return lines;
    }

    private static List<Line> quoted(Path file, String text) {
        List<Line> lines = new ArrayList<>();
        int number = 1;
        try (CsvParser parser = new CsvFactory().createParser(text)) {
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                number = parser.currentLocation().getLineNr();
                lines.add(new Line(place(file, number), cells(parser)));
            }
            return lines;
        } catch (JsonProcessingException e) {
            throw new BadFile(place(file, number), e.getOriginalMessage() + ".");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(CsvParser parser) throws IOException {
        List<String> cells = new ArrayList<>();
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
            cells.add(parser.getText());
        }
        return cells;
    }

    private static Place place(Path file, int line) {
        return new Place(file.getFileName().toString(), line);
    }

    private static boolean isCsv(Path file) {
        String name = file.toString();
        if (!name.endsWith(".csv") && !name.endsWith(".tsv")) {
            throw new BadFile(file, "must end in .tsv or .csv, which says how it is to be read.");
        }
        return name.endsWith(".csv");
    }

    private static String text(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadFile(file, Files.exists(file) ? "is no file." : "does not exist.");
        }
        try {
            String text = decoded(file, ByteBuffer.wrap(Files.readAllBytes(file)));
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (IOException e) {
            throw new BadFile(file, "cannot be read: " + e);
        }
    }

    private static String decoded(Path file, ByteBuffer bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true);
        text.flip();
        if (result.isError()) {
            int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
            throw new BadFile(place(file, line), "it is not UTF-8 text.");
        }
        return text.toString();
    }
}
