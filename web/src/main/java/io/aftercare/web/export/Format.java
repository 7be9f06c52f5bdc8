package io.aftercare.web.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.web.Problems;
import io.vertx.mutiny.sqlclient.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How rows are written: CSV (RFC 4180, with a header) or one JSON object a line. */
public enum Format {
    CSV("csv", "text/csv; charset=utf-8") {
        @Override
        Optional<String> header(List<Column> columns) {
            return Optional.of(columns.stream().map(Column::name).collect(Collectors.joining(",")) + "\r\n");
        }

        @Override
        String line(List<Column> columns, Row row, ObjectMapper json) {
            return IntStream.range(0, columns.size())
                            .mapToObj(n -> cell(columns.get(n).value(row, n)))
                            .collect(Collectors.joining(","))
                    + "\r\n";
        }
    },
    JSONL("jsonl", "application/jsonl; charset=utf-8") {
        @Override
        Optional<String> header(List<Column> columns) {
            return Optional.empty();
        }

        @Override
        String line(List<Column> columns, Row row, ObjectMapper json) {
            Map<String, Object> fields = new LinkedHashMap<>();
            IntStream.range(0, columns.size())
                    .forEach(n ->
                            fields.put(columns.get(n).name(), columns.get(n).value(row, n)));
            try {
                return json.writeValueAsString(fields) + "\n";
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a row cannot be written", e);
            }
        }
    };

    private final String code;
    private final String mediaType;

    Format(String code, String mediaType) {
        this.code = code;
        this.mediaType = mediaType;
    }

    /** CSV where nothing is said. */
    public static Format of(String name) {
        return switch (name == null ? CSV.code : name) {
            case "csv" -> CSV;
            case "jsonl" -> JSONL;
            default -> throw Problems.invalid("format-invalid", "format is csv or jsonl.");
        };
    }

    String mediaType() {
        return mediaType;
    }

    /** How a file of this format ends. */
    String code() {
        return code;
    }

    abstract Optional<String> header(List<Column> columns);

    abstract String line(List<Column> columns, Row row, ObjectMapper json);

    /**
     * What a spreadsheet would take for a formula is marked as text, also where it hides behind blanks or in the wide
     * forms of Chinese keyboards, which some spreadsheets read as the narrow ones.
     */
    public static String cell(Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        if (value instanceof String && isFormula(text)) {
            text = "'" + text;
        }
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }

    private static boolean isFormula(String text) {
        if (!text.isEmpty() && "\t\r\n".indexOf(text.charAt(0)) >= 0) {
            return true;
        }
        String visible = text.stripLeading();
        return !visible.isEmpty() && "=+-@＝＋－＠".indexOf(visible.charAt(0)) >= 0;
    }
}
