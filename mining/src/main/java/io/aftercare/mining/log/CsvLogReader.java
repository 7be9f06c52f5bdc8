package io.aftercare.mining.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads a CSV (RFC 4180) with a header, row by row in constant memory. Cells that are no column of ours are text. */
public final class CsvLogReader {
    private static final int NONE = -1;

    /**
     * Which columns say what: names of XES as PM4Py writes them, or plain ones. {@code lifecycle} and {@code resource}
     * may be missing from the file.
     */
    public record Columns(
            List<String> caseId,
            List<String> activity,
            List<String> time,
            List<String> resource,
            List<String> lifecycle) {
        public static final Columns USUAL = new Columns(
                List.of(LogEvent.CASE_ID, "case", "case_id", "caseId"),
                List.of(LogEvent.NAME, "activity", "Activity"),
                List.of(LogEvent.TIME, "time", "timestamp", "at"),
                List.of(LogEvent.RESOURCE, "resource", "Resource"),
                List.of(LogEvent.LIFECYCLE, "lifecycle"));
    }

    private final List<String> header;
    private final Timestamps timestamps;
    private final int caseId;
    private final int activity;
    private final int time;
    private final int resource;
    private final int lifecycle;
    private final Set<Integer> known;

    private CsvLogReader(List<String> header, Columns columns, Timestamps timestamps) {
        this.header = header;
        this.timestamps = timestamps;
        caseId = required(columns.caseId(), "the case");
        activity = required(columns.activity(), "the activity");
        time = required(columns.time(), "the time");
        resource = place(columns.resource());
        lifecycle = place(columns.lifecycle());
        known = Set.copyOf(List.of(caseId, activity, time, resource, lifecycle));
    }

    /** @throws MalformedLog with the line, when a column or cell that is needed is not there, or a row is too long */
    public static void read(InputStream in, Columns columns, Timestamps timestamps, Consumer<LogEvent> to) {
        CsvMapper mapper =
                CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();
        long line = 1;
        try (MappingIterator<String[]> rows =
                mapper.readerFor(String[].class).with(CsvSchema.emptySchema()).readValues(in)) {
            if (!rows.hasNextValue()) {
                throw new MalformedLog(1, "the file is empty, and has no header");
            }
            CsvLogReader reader = new CsvLogReader(header(rows.nextValue()), columns, timestamps);
            line = rows.getCurrentLocation().getLineNr();
            while (rows.hasNextValue()) {
                String[] row = rows.nextValue();
                if (row.length > 1 || !row[0].isBlank()) {
                    to.accept(reader.event(row, line));
                }
                line = rows.getCurrentLocation().getLineNr();
            }
        } catch (JsonProcessingException e) {
            throw new MalformedLog(line, "this is no CSV in UTF-8: " + e.getOriginalMessage(), e);
        } catch (CharConversionException e) {
            throw new MalformedLog(line, "this is no CSV in UTF-8: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("the log cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<String> header(String[] names) {
        names[0] = names[0].startsWith("\uFEFF") ? names[0].substring(1) : names[0];
        return Arrays.stream(names).map(String::strip).toList();
    }

    private LogEvent event(String[] row, long line) {
        if (row.length > header.size()) {
            throw new MalformedLog(
                    line, "the row has " + row.length + " cells, and the header has " + header.size() + " columns");
        }
        Map<String, Object> attributes = new HashMap<>();
        for (int i = 0; i < row.length; i++) {
            if (!known.contains(i) && !row[i].isEmpty() && !header.get(i).isEmpty()) {
                attributes.put(header.get(i), row[i]);
            }
        }
        return new LogEvent(
                cell(row, caseId, line),
                cell(row, activity, line),
                timestamps.read(cell(row, time, line), line),
                optional(row, lifecycle),
                optional(row, resource),
                attributes);
    }

    private String cell(String[] row, int column, long line) {
        String value = optional(row, column);
        if (value == null) {
            throw new MalformedLog(line, "the column " + header.get(column) + " is empty");
        }
        return value;
    }

    private static String optional(String[] row, int column) {
        return column == NONE || column >= row.length || row[column].isBlank() ? null : row[column];
    }

    private int required(List<String> names, String what) {
        int place = place(names);
        if (place == NONE) {
            throw new MalformedLog(1, "no column names " + what + ": one of " + names + " is looked for in " + header);
        }
        return place;
    }

    private int place(List<String> names) {
        return names.stream()
                .map(header::indexOf)
                .filter(place -> place != NONE)
                .findFirst()
                .orElse(NONE);
    }
}
