package io.aftercare.mining.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XesTest {
    private static final String EVENT = """
        <event><string key="concept:name" value="打开"/><date key="time:timestamp" value="2026-05-04T09:00:00.5+08:00"/></event>\
        """;

    @Test
    void anEventHasItsTimeWithOffsetItsPeopleAndTheAttributesOfItsCase() {
        List<LogEvent> events = read("""
            <log xmlns="http://www.xes-standard.org/">
              <global scope="event"><string key="concept:name" value="none"/></global>
              <string key="concept:name" value="the log"/>
              <trace>
                <string key="concept:name" value="r1"/>
                <event>
                  <string key="concept:name" value="inspect"><string key="nested" value="left out"/></string>
                  <date key="time:timestamp" value="2026-05-04T09:00:00.000+08:00"/>
                  <string key="lifecycle:transition" value="complete"/>
                  <string key="org:resource" value="李"/>
                  <int key="parts" value="3"/>
                  <float key="weight" value="1.5"/>
                  <boolean key="faulty" value="true"/>
                  <list key="photos"><values><string key="photo" value="left out"/></values></list>
                </event>
                <string key="region" value="华东"/>
              </trace>
            </log>
            """);

        assertThat(events)
                .containsExactly(new LogEvent(
                        "r1",
                        "inspect",
                        OffsetDateTime.parse("2026-05-04T09:00:00+08:00"),
                        "complete",
                        "李",
                        Map.of("parts", 3L, "weight", 1.5, "faulty", true, "case:region", "华东")));
    }

    @Test
    void aTraceWithoutANameIsNamedByItsPosition() {
        assertThat(read("<log><trace>" + EVENT + "</trace><trace>" + EVENT + EVENT + "</trace></log>"))
                .extracting(LogEvent::caseId)
                .containsExactly("1", "2", "2");
    }

    @Test
    void timesOfDifferentOffsetsAreOneMoment() {
        String there = EVENT.replace("+08:00", "Z").replace("09:00", "01:00");

        List<LogEvent> events = read("<log><trace>" + EVENT + there + "</trace></log>");

        assertThat(events.get(0).at().toInstant()).isEqualTo(events.get(1).at().toInstant());
    }

    @Test
    void aTimeWithoutOffsetIsOfTheZoneThatIsNamedForIt() {
        String log = "<log><trace>" + EVENT.replace("+08:00", "") + "</trace></log>";

        assertThatThrownBy(() -> read(log))
                .isInstanceOf(MalformedLog.class)
                .hasMessage(
                        "line 1: the time '2026-05-04T09:00:00.5' has no offset: write one, or name the zone of such"
                                + " times");
        List<LogEvent> events = new ArrayList<>();
        XesReader.read(bytes(log), Timestamps.orIn(ZoneId.of("Asia/Shanghai")), events::add);
        assertThat(events.getFirst().at()).isEqualTo(OffsetDateTime.parse("2026-05-04T09:00:00.5+08:00"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<log><trace>\\n<event><date key='time:timestamp' value='2026-05-04T09:00:00Z'/></event></trace></log>"
                        + "| line 2: the event that ends here has no concept:name",
                "<log><trace>\\n\\n<event><string key='concept:name' value='a'/></event></trace></log>"
                        + "| line 3: the event 'a' that ends here has no date time:timestamp",
                "<log><trace><event>\\n<date key='time:timestamp' value='yesterday'/></event></trace></log>"
                        + "| line 2: 'yesterday' is no time",
                "<log><trace><event>\\n<int key='n' value='many'/></event></trace></log>| line 2: n is no int: 'many'",
                "<log><trace><event><string value='a'/></event></trace></log>| an attribute <string> lacks its key or"
                        + " value",
                "<log><event></event></log>| an event stands outside of a trace",
                "<html></html>| this is no XES",
                "<log>\\n<trace></log>| line 2: this is no well-formed XML",
                "case,activity| this is no well-formed XML",
                "<log>\\n<trace>| this is no well-formed XML",
            })
    void whatIsNoLogIsRefusedWithItsLine(String log, String reason) {
        assertThatThrownBy(() -> read(log.replace("\\n", "\n")))
                .isInstanceOf(MalformedLog.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aBillionLaughsAreNotLaughed() {
        String laughs = """
            <?xml version="1.0"?>
            <!DOCTYPE log [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
            <log><trace><event><string key="concept:name" value="&c;"/></event></trace></log>
            """;

        assertThatThrownBy(() -> read(laughs))
                .isInstanceOf(MalformedLog.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("document type");
    }

    @Test
    void manyEventsAndEscapesAreNoAttack() {
        String event = EVENT.replace("打开", "&lt;&amp;&gt;".repeat(20));
        StringBuilder log = new StringBuilder("<log>");
        for (int i = 0; i < 3_000; i++) {
            log.append("<trace>").append(event).append("</trace>");
        }

        assertThat(read(log + "</log>")).hasSize(3_000);
    }

    @Test
    void whatIsWrittenReadsBackAsItWas() {
        List<LogEvent> events = List.of(
                new LogEvent(
                        "<1> & \"2\"",
                        "换货\u0001",
                        OffsetDateTime.parse("2026-05-04T09:00:00.123456789+08:00"),
                        "start",
                        "王",
                        Map.of("n", 3L, "x", 0.1, "ok", false, "due", OffsetDateTime.parse("2026-05-05T00:00Z"))),
                new LogEvent(
                        "<1> & \"2\"", "b", OffsetDateTime.parse("2026-05-04T09:00:01+08:00"), null, null, Map.of()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        try (XesWriter writer = new XesWriter(out)) {
            writer.accept(new Trace(events.getFirst().caseId(), events));
        }

        List<LogEvent> back = read(out.toString(StandardCharsets.UTF_8));
        assertThat(back.get(0).activity()).isEqualTo("换货\uFFFD");
        assertThat(back.get(0))
                .usingRecursiveComparison()
                .ignoringFields("activity")
                .isEqualTo(events.get(0));
        assertThat(back.get(1)).isEqualTo(events.get(1));
    }

    private static List<LogEvent> read(String log) {
        List<LogEvent> events = new ArrayList<>();
        XesReader.read(bytes(log), Timestamps.withOffset(), events::add);
        return events;
    }

    private static ByteArrayInputStream bytes(String log) {
        return new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8));
    }
}
