package io.aftercare.mining.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OcelTest {
    private static final String LOG = """
        {"objectTypes": [{"name": "order", "attributes": []}, {"name": "parcel", "attributes": []}],
         "eventTypes": [{"name": "send", "attributes": [{"name": "weight", "type": "float"}]}],
         "events": [
           {"id": "e1", "type": "pay", "time": "2026-05-04T01:00:00Z", "attributes": [],
            "relationships": [{"objectId": "o1", "qualifier": "of"}]},
           {"id": "e2", "type": "send", "time": "2026-05-04T02:00:00Z",
            "attributes": [{"name": "weight", "value": 1.5}, {"name": "fragile", "value": true}],
            "relationships": [{"objectId": "p1", "qualifier": "in"}, {"objectId": "o1", "qualifier": "of"},
                              {"objectId": "o2", "qualifier": "of"}, {"objectId": "o2", "qualifier": "again"}]}],
         "objects": [
           {"id": "o1", "type": "order", "attributes": [{"name": "vip", "time": "1970-01-01T00:00:00Z", "value": "yes"}]},
           {"id": "o2", "type": "order"}, {"id": "p1", "type": "parcel"}]}
        """;

    @Test
    void anEventStandsInEachCaseThatItRelatesTo() {
        assertThat(read(LOG, "order"))
                .containsExactly(
                        event("o1", "pay", "2026-05-04T01:00:00Z", Map.of()),
                        event("o1", "send", "2026-05-04T02:00:00Z", Map.of("weight", 1.5, "fragile", true)),
                        event("o2", "send", "2026-05-04T02:00:00Z", Map.of("weight", 1.5, "fragile", true)));
        assertThat(read(LOG, "parcel")).extracting(LogEvent::caseId).containsExactly("p1");
    }

    @Test
    void aTypeThatNoObjectHasIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> read(LOG, "case"))
                .isInstanceOf(MalformedLog.class)
                .hasMessage("line 1: no object has the type 'case'; there are [order, parcel]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]| line 1: this is no OCEL",
                "{\"objects\": [{\"id\": \"o1\", \"type\": \"case\"}],\\n \"events\": [{\"type\": \"pay\"}]}"
                        + "| line 2: the event that ends here has no type or no time",
                "{\"objects\": [{\"id\": \"o1\", \"type\": \"case\"}],\\n"
                        + " \"events\": [{\"type\": \"pay\", \"time\": \"now\"}]}| line 2: 'now' is no time",
                "{\"objects\": [{\"id\": \"o1\"}]}| line 1: the object that ends here has no id or no type",
                "{\"objects\": [\\n{\"id\":| line 2: this is no JSON",
            })
    void whatCannotBeReadIsRefusedWithItsLine(String log, String reason) {
        assertThatThrownBy(() -> read(log.replace("\\n", "\n"), "case"))
                .isInstanceOf(MalformedLog.class)
                .hasMessageContaining(reason);
    }

    @Test
    void whatIsWrittenReadsBackButForTheAttributesOfCases() {
        List<LogEvent> events = List.of(
                new LogEvent(
                        "1",
                        "a",
                        OffsetDateTime.parse("2026-05-04T09:00+08:00"),
                        "start",
                        "王",
                        Map.of("n", 3L, "case:region", "华东")),
                new LogEvent("1", "b", OffsetDateTime.parse("2026-05-04T09:01+08:00"), null, null, Map.of("x", 0.5)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        try (OcelWriter writer = new OcelWriter(out)) {
            writer.accept(new Trace("1", events));
        }

        String log = out.toString(StandardCharsets.UTF_8);
        assertThat(log).contains("\"name\":\"region\",\"time\":\"2026-05-04T09:00:00.000+08:00\",\"value\":\"华东\"");
        assertThat(read(log, "case"))
                .containsExactly(
                        new LogEvent("1", "a", events.get(0).at(), "start", "王", Map.of("n", 3L)), events.get(1));
        assertThat(read(log, "resource")).extracting(LogEvent::activity).containsExactly("a");
    }

    private static LogEvent event(String caseId, String activity, String at, Map<String, Object> attributes) {
        return new LogEvent(caseId, activity, OffsetDateTime.parse(at), null, null, attributes);
    }

    private static List<LogEvent> read(String log, String objectType) {
        List<LogEvent> events = new ArrayList<>();
        OcelReader.read(
                () -> new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)),
                objectType,
                Timestamps.withOffset(),
                events::add);
        return events;
    }
}
