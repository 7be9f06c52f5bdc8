package io.aftercare.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoldenEventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyTypeHasASampleThatIsReadAndWrittenBackUnchanged(EventType type) throws Exception {
        String golden = GoldenEvents.json(type);

        EventEnvelope envelope = EventCodec.read(golden);

        assertThat(envelope.data()).isInstanceOf(type.record());
        assertThat(envelope.subject()).isEqualTo(envelope.data().key());
        assertThat(JSON.readTree(EventCodec.write(envelope))).isEqualTo(JSON.readTree(golden));
    }

    @Test
    void fieldsOfANewerProducerAreIgnored() {
        String newer = GoldenEvents.json(EventType.CASE_ORDER_LINKED).replace("\"caseId\"", "\"added\": 1, \"caseId\"");

        assertThat(EventCodec.read(newer).data()).isInstanceOf(CaseOrderLinked.class);
    }

    @Test
    void anEventFromBeforeThereWereSegmentsIsReadAsOfUnknownOnes() throws Exception {
        for (EventType type : List.of(EventType.CASE_OPENED, EventType.CASE_ORDER_LINKED)) {
            ObjectNode older = (ObjectNode) JSON.readTree(GoldenEvents.json(type));
            ((ObjectNode) older.path("data")).remove("segments");

            AftercareEvent read = EventCodec.read(older.toString()).data();

            Segments segments =
                    read instanceof CaseOpened opened ? opened.segments() : ((CaseOrderLinked) read).segments();
            assertThat(segments).isEqualTo(Segments.UNKNOWN);
        }
    }

    @Test
    void aSegmentIsACodeAndNoText() {
        Segments told = new Segments("L-4001", "", "b 2", "WH:1", "顺丰", "CN-HB", "x".repeat(65), null);

        assertThat(told).isEqualTo(new Segments("L-4001", null, null, "WH:1", null, "CN-HB", null, null));
    }

    @Test
    void whatIsNoEventIsRefusedWithItsReason() {
        assertThatThrownBy(() -> EventCodec.read("not json")).isInstanceOf(MalformedEvent.class);
        assertThatThrownBy(() -> EventCodec.read("{}"))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("attribute type is missing");
        assertThatThrownBy(() -> EventCodec.read("{\"type\":\"case.exploded\"}"))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("unknown event type case.exploded");
        String withoutTenant = GoldenEvents.json(EventType.CASE_OPENED).replace("\"tenant\": \"demo\",", "");
        assertThatThrownBy(() -> EventCodec.read(withoutTenant)).hasMessage("attribute tenant is missing");
    }

    @Test
    void idsAreUuidVersion7AndGrow() {
        CaseOrderLinked event = new CaseOrderLinked(UUID.randomUUID());

        UUID first = EventEnvelope.of(event, "demo", "/test", Clock.systemUTC()).id();
        UUID second =
                EventEnvelope.of(event, "demo", "/test", Clock.systemUTC()).id();

        assertThat(first.version()).isEqualTo(7);
        assertThat(first.toString()).isLessThan(second.toString());
    }
}
