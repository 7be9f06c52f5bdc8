package io.aftercare.local.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoShopTest {
    private final DemoShop shop = DemoShop.start(0, Clock.fixed(Instant.parse("2026-11-20T01:30:00Z"), ZoneOffset.UTC));
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @AfterEach
    void close() {
        shop.close();
        http.close();
    }

    private HttpResponse<String> get(String path, String tenant) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(shop.url() + path))
                        .header("X-Tenant", tenant)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode read(String path) throws Exception {
        return json.readTree(get(path, "demo").body());
    }

    @Test
    void anOrderIsWrittenAsTheContractSays() throws Exception {
        JsonNode order = read("/orders/A1002");

        assertThat(order.path("status").asText()).isEqualTo("shipped");
        assertThat(order.path("placedAt").asText()).isEqualTo("2026-11-17T01:12:00Z");
        assertThat(order.path("total").toString()).isEqualTo("{\"amount\":\"338.00\",\"currency\":\"CNY\"}");
        assertThat(order.has("deliveredAt")).isFalse();
        assertThat(order.at("/parcels/0/scans/0/place/en").asText()).isNotBlank();
    }

    @Test
    void anOrderSaysByWhatFiguresAreToldApart() throws Exception {
        JsonNode order = read("/orders/A1002");

        assertThat(order.path("warehouse").asText()).isEqualTo("WH-WUHAN");
        assertThat(order.path("region").asText()).isEqualTo("CN-SN");
        assertThat(order.at("/items/0/batch").asText()).isEqualTo("H-7001-B1");
        assertThat(order.at("/parcels/0/carrierCode").asText()).isEqualTo("yto");
        JsonNode download = read("/orders/A1012");
        assertThat(download.has("warehouse")).isFalse();
        assertThat(download.at("/items/0").has("batch")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders/A1001", "/customers/lin-xiao"})
    void anotherTenantFindsNothing(String path) throws Exception {
        assertThat(get(path, "demo").statusCode()).isEqualTo(200);
        assertThat(get(path, "acme").statusCode()).isEqualTo(404);
    }

    @Test
    void anotherTenantsListIsEmpty() throws Exception {
        assertThat(get("/orders?customerId=lin-xiao", "acme").body()).isEqualTo("{\"items\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders/A9999", "/orders/", "/customers/nobody", "/nothing", "/orders/%00"})
    void whatIsNotThereIsAProblem(String path) throws Exception {
        HttpResponse<String> response = get(path, "demo");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json.readTree(response.body()).path("type").asText()).isEqualTo("urn:aftercare:problem:not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders",
                "/orders?customerId=lin-xiao&status=lost",
                "/orders?customerId=lin-xiao&limit=0",
                "/orders?customerId=lin-xiao&limit=many",
                "/orders?customerId=lin-xiao&cursor=!"
            })
    void aWrongParameterIsRefused(String path) throws Exception {
        assertThat(get(path, "demo").statusCode()).isEqualTo(400);
    }

    @Test
    void aRequestWithoutTenantIsRefused() throws Exception {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(shop.url() + "/orders/A1001")).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void pagesReachEveryOrderOnce() throws Exception {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = read("/orders?customerId=lin-xiao&limit=4&cursor=" + cursor);
            page.path("items").forEach(order -> ids.add(order.path("id").asText()));
            cursor = page.path("nextCursor").asText();
        } while (!cursor.isEmpty());

        assertThat(ids).hasSize(14).doesNotHaveDuplicates();
    }

    @Test
    void aListCanBeNarrowedToAStatus() throws Exception {
        JsonNode page = read("/orders?customerId=lin-xiao&status=unshipped");

        assertThat(page.path("items").findValuesAsText("id")).containsExactly("A1001", "A1014");
    }

    @Test
    void aFailingShopStaysHealthyForItsSupervisorButServesNobody() throws Exception {
        shop.fail(true);

        assertThat(get("/orders/A1001", "demo").statusCode()).isEqualTo(503);
        assertThat(get("/health", "demo").statusCode()).isEqualTo(200);
    }

    @Test
    void theSwitchesCanBeSetFromOutside() throws Exception {
        HttpResponse<String> set = http.send(
                HttpRequest.newBuilder(URI.create(shop.url() + "/control"))
                        .POST(HttpRequest.BodyPublishers.ofString("{\"failing\":true}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(set.statusCode()).isEqualTo(200);
        assertThat(get("/orders/A1001", "demo").statusCode()).isEqualTo(503);
    }

    @Test
    void aSlowShopAnswersLate() throws Exception {
        shop.pause(Duration.ofMillis(300));
        long start = System.nanoTime();

        assertThat(get("/orders/A1001", "demo").statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void theContractIsPublished() throws Exception {
        assertThat(get("/openapi", "demo").body()).startsWith("openapi: 3.1.0");
    }
}
