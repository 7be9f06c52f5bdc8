package io.aftercare.mining.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {
    @Test
    void columnsAreFoundByTheNamesOfXesBeforePlainOnes() {
        List<LogEvent> events = read("""
            \uFEFF,concept:name,org:resource,time:timestamp,Activity,Costs,case:concept:name
            0,"开单, ""加急""\",王,2026-05-04 09:00:00+08:00,other,50,r1
            1,"two
            lines",,2026-05-04T03:00:00Z,other,,r1
            """);

        assertThat(events)
                .containsExactly(
                        new LogEvent(
                                "r1",
                                "开单, \"加急\"",
                                OffsetDateTime.parse("2026-05-04T09:00:00+08:00"),
                                null,
                                "王",
                                Map.of("Activity", "other", "Costs", "50")),
                        new LogEvent(
                                "r1",
                                "two\nlines",
                                OffsetDateTime.parse("2026-05-04T03:00:00Z"),
                                null,
                                null,
                                Map.of("Activity", "other")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''| line 1: the file is empty",
                "'case,activity'| line 1: no column names the time: one of [time:timestamp, time, timestamp, at] is"
                        + " looked for",
                "'case,activity,at\\n1,a,2026-05-04T09:00:00Z\\n1,b,soon'| line 3: 'soon' is no time",
                "'case,activity,at\\n1,a,2026-05-04T09:00:00'| line 2: the time '2026-05-04T09:00:00' has no offset",
                "'case,activity,at\\n"
                        + "1,\"a\\n"
                        + "b\",2026-05-04T09:00:00Z\\n"
                        + ",c,2026-05-04T09:00:00Z'| line 4: the column case is empty",
                "'case,activity,at\\n1,a'| line 2: the column at is empty",
                "'case,activity,at\\n1,a,2026-05-04T09:00:00Z\\n1,b,2026-05-04T18:00:00+09:00\\n1,c,2026-05-04T10:00:00'| line 4:"
                        + " the time '2026-05-04T10:00:00' has no offset",
                "'case,activity,at\\n1,a,2026-05-04T09:00:00Z,more'| line 2: the row has 4 cells, and the header has 3",
                "'case,activity,at\\n1,\"a'| this is no CSV",
            })
    void whatCannotBeReadIsRefusedWithItsLine(String log, String reason) {
        assertThatThrownBy(() -> read(log.replace("\\n", "\n")))
                .isInstanceOf(MalformedLog.class)
                .hasMessageContaining(reason);
    }

    @Test
    void anotherEncodingIsRefused() {
        byte[] log = "case,activity,at\n1,退货,2026-05-04T09:00:00Z".getBytes(Charset.forName("GBK"));

        assertThatThrownBy(() -> CsvLogReader.read(
                        new ByteArrayInputStream(log),
                        CsvLogReader.Columns.USUAL,
                        Timestamps.withOffset(),
                        event -> {}))
                .isInstanceOf(MalformedLog.class)
                .hasMessageContaining("this is no CSV in UTF-8");
    }

    @Test
    void whatIsWrittenReadsBackAsItWas() {
        List<LogEvent> events = List.of(
                new LogEvent(
                        "1",
                        "a, \"b\"\nc",
                        OffsetDateTime.parse("2026-05-04T09:00+08:00"),
                        "start",
                        "王",
                        Map.of("case:region", "华东")),
                new LogEvent("1", "d", OffsetDateTime.parse("2026-05-04T09:01+08:00"), null, null, Map.of("n", "3")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        try (CsvLogWriter writer = new CsvLogWriter(out, List.of("n", "case:region"))) {
            writer.accept(new Trace("1", events));
        }

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("2026-05-04T09:00:00.000+08:00");
        assertThat(read(out.toString(StandardCharsets.UTF_8))).isEqualTo(events);
    }

    private static List<LogEvent> read(String log) {
        List<LogEvent> events = new ArrayList<>();
        CsvLogReader.read(
                new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)),
                CsvLogReader.Columns.USUAL,
                Timestamps.withOffset(),
                events::add);
        return events;
    }
}
