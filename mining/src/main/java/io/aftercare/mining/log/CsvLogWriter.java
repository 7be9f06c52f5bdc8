package io.aftercare.mining.log;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Writes a CSV with the column names of XES, row by row in constant memory. Does not close what it writes to. */
public final class CsvLogWriter implements Consumer<Trace>, AutoCloseable {
    private static final List<String> FIRST =
            List.of(LogEvent.CASE_ID, LogEvent.NAME, LogEvent.TIME, LogEvent.RESOURCE, LogEvent.LIFECYCLE);

    private final List<String> attributes;
    private final SequenceWriter rows;

    /** @param attributes the names of those that become columns; the header stands before the first row is known */
    public CsvLogWriter(OutputStream out, Collection<String> attributes) {
        this.attributes = List.copyOf(new TreeSet<>(attributes));
        CsvMapper mapper = CsvMapper.builder()
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
                .build();
        try {
            rows = mapper.writer().writeValues(out);
            rows.write(Stream.concat(FIRST.stream(), this.attributes.stream()).toList());
        } catch (IOException e) {
            throw new UnwritableLog(e);
        }
    }

    @Override
    public void accept(Trace trace) {
        try {
            for (LogEvent event : trace.events()) {
                rows.write(Stream.concat(
                                Stream.of(
                                        event.caseId(),
                                        event.activity(),
                                        event.at(),
                                        event.resource(),
                                        event.lifecycle()),
                                attributes.stream().map(event.attributes()::get))
                        .map(CsvLogWriter::cell)
                        .toList());
            }
        } catch (IOException e) {
            throw new UnwritableLog(e);
        }
    }

    private static String cell(Object value) {
        return switch (value) {
            case null -> "";
            case OffsetDateTime time -> Timestamps.write(time);
            default -> value.toString();
        };
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw new UnwritableLog(e);
        }
    }
}
