package io.aftercare.local.shop;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The paths of {@code order-directory.openapi.yaml} and {@code order-actions.openapi.yaml}, and the demo's own
 * {@code /health} and {@code /control}.
 */
final class ShopApi implements HttpHandler {
    private static final String TENANT = "demo";
    private static final Map<String, String> CONTRACTS =
            Map.of("/openapi", "/order-directory.openapi.yaml", "/openapi/actions", "/order-actions.openapi.yaml");
    private static final byte[] NONSENSE = "<h1>It works!</h1>".getBytes(StandardCharsets.UTF_8);

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final OrderBook book;
    private final ActionDesk desk;
    private final Switches switches;

    ShopApi(OrderBook book, ActionDesk desk, Switches switches) {
        this.book = book;
        this.desk = desk;
        this.switches = switches;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answerOrRefuse(exchange);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void answerOrRefuse(HttpExchange exchange) throws IOException, InterruptedException {
        try {
            byte[] answer = json.writeValueAsBytes(answer(exchange));
            boolean shops = isShopping(exchange);
            if (shops && switches.losingAnswers()) {
                return;
            }
            send(exchange, 200, "application/json", shops && switches.talkingNonsense() ? NONSENSE : answer);
        } catch (Refusal refusal) {
            Refusal.Problem problem = refusal.problem();
            send(exchange, problem.status(), "application/problem+json", json.writeValueAsBytes(problem));
        }
    }

    /** Serves the contract itself. */
    void contract(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream contract = ShopApi.class.getResourceAsStream(
                        CONTRACTS.getOrDefault(exchange.getRequestURI().getPath(), CONTRACTS.get("/openapi")))) {
            send(exchange, 200, "application/yaml", contract.readAllBytes());
        }
    }

    /** What is asked of a shop, and not of the demo that it is. */
    private static boolean isShopping(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return !path.equals("/health") && !path.equals("/control");
    }

    private Object answer(HttpExchange exchange) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        String call = exchange.getRequestMethod() + " " + path;
        if (call.equals("GET /health")) {
            return Map.of("status", "UP", "orders", book.all().size());
        }
        if (call.equals("POST /control")) {
            return control(exchange.getRequestBody());
        }
        switches.suffer();
        return shopAnswer(exchange, call, path);
    }

    private Object shopAnswer(HttpExchange exchange, String call, String path) throws IOException {
        boolean ours = TENANT.equals(tenant(exchange));
        if (call.startsWith("PUT /actions/") && ours) {
            return desk.carryOut(
                    last(path),
                    read(exchange.getRequestBody(), ActionOrder.class, "an action as /openapi/actions describes it"));
        }
        if (call.equals("GET /changes") && ours) {
            Query query = Query.of(exchange.getRequestURI());
            return desk.changes(query.text("after"), query.limit());
        }
        if (call.equals("GET /orders")) {
            Query query = Query.of(exchange.getRequestURI());
            return book.page(ours ? query.required("customerId") : "", query.status(), query.limit(), query.afterId());
        }
        if (call.startsWith("GET /orders/")) {
            return book.order(last(path)).filter(order -> ours).orElseThrow(() -> Refusal.notFound("such order"));
        }
        if (call.startsWith("GET /customers/")) {
            return book.customer(last(path)).filter(found -> ours).orElseThrow(() -> Refusal.notFound("such customer"));
        }
        throw Refusal.notFound("such path");
    }

    private Object control(InputStream body) throws IOException {
        Switches.Control control = read(
                body,
                Switches.Control.class,
                "{\"delayMillis\": 0, \"failing\": false, \"talkingNonsense\": false, \"losingAnswers\": false,"
                        + " \"advance\": \"PT24H\"}");
        switches.set(control);
        if (control.advance() != null) {
            desk.advance(control.advance());
        }
        return Map.of("time", desk.now());
    }

    /** A refusal of the record itself says more than that the body could not be read. */
    private <T> T read(InputStream body, Class<T> type, String expected) throws IOException {
        try {
            return json.readValue(body, type);
        } catch (JacksonException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw Refusal.invalid("Send " + expected + ".");
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw Refusal.invalid("An amount has two decimals.");
        }
    }

    private static String tenant(HttpExchange exchange) {
        String tenant = exchange.getRequestHeaders().getFirst("X-Tenant");
        if (tenant == null || tenant.isBlank()) {
            throw Refusal.invalid("The header X-Tenant is missing.");
        }
        return tenant;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
