package io.aftercare.web;

/** A cell of CSV as RFC 4180 has it. */
public final class CsvCell {
    private CsvCell() {}

    /** What a spreadsheet would take for a formula is marked as text. */
    public static String of(Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        if (value instanceof String && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
