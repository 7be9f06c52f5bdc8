package io.aftercare.ticket.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.events.Segments;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderSegmentsTest {
    private static final String ORDER = """
            {"id": "A1", "warehouse": "WH-WUHAN", "region": "CN-SN",
             "items": [{"sku": "L-1", "category": "clothing", "batch": "L-1-B2"},
                       {"sku": "L-2", "category": "clothing"}],
             "parcels": [{"carrier": "圆通速递", "carrierCode": "yto"}, {"carrier": "圆通速递", "carrierCode": "yto"}]}
            """;

    @Test
    void whatAllGoodsShareIsKnownAndWhatTheyDoNotShareIsNot() throws Exception {
        assertThat(OrderSegments.of(order(ORDER)))
                .isEqualTo(new Segments(null, "clothing", null, "WH-WUHAN", "yto", "CN-SN", null, null));
    }

    @Test
    void theGoodsThatWereNamedTellTheItemAndItsBatch() throws Exception {
        Segments named = OrderSegments.of(order(ORDER), List.of("L-1"));

        assertThat(named.through("web"))
                .isEqualTo(new Segments("L-1", "clothing", "L-1-B2", "WH-WUHAN", "yto", "CN-SN", "web", null));
    }

    @Test
    void anOrderThatSaysNothingOfThemOrIsUnknownLeavesThemUnknown() throws Exception {
        assertThat(OrderSegments.of(order("{\"id\": \"A1\"}"))).isEqualTo(Segments.UNKNOWN);
        assertThat(OrderSegments.of(null)).isEqualTo(Segments.UNKNOWN);
    }

    @Test
    void twoCarriersAreNone() throws Exception {
        String two = ORDER.replaceFirst("yto", "sf");

        assertThat(OrderSegments.of(order(two)).carrier()).isNull();
    }

    private static JsonNode order(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
