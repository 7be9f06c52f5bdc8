package io.aftercare.gateway.backstage;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A service behind the gateway, over real HTTP, that can be away, slow or out of its mind. */
public class Peer {
    /** How a request came in. */
    public record Received(
            String method,
            String target,
            JsonNode body,
            String authorization,
            String tenant,
            String key,
            String accept,
            String traceparent) {
        boolean wantsEvents() {
            return accept != null && accept.contains("event-stream");
        }
    }

    /** What goes out. */
    public record Answer(int status, String mediaType, String body, String... headers) {
        public static Answer json(int status, Object body) {
            return new Answer(status, "application/json", body.toString());
        }
    }

    @FunctionalInterface
    public interface Behaviour {
        Answer answer(Received request) throws Exception;
    }

    public final List<Received> received = new CopyOnWriteArrayList<>();
    private final Behaviour normal;
    private volatile Behaviour behaviour;
    private final int port;
    private HttpServer server;

    Peer(Behaviour normal) {
        this.normal = normal;
        this.behaviour = normal;
        start(0);
        this.port = server.getAddress().getPort();
    }

    String url() {
        return "http://localhost:" + port;
    }

    /** No one listens at its port. */
    public void goAway() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    /** Answers as the contract says, with nothing remembered of earlier tests. */
    public void comeBack() {
        behaviour = normal;
        received.clear();
        if (server == null) {
            start(port);
        }
    }

    public void behave(Behaviour otherwise) {
        behaviour = otherwise;
    }

    public void behaveAgain() {
        behaviour = normal;
    }

    /** Breaks where a path ends so, and is well elsewhere. */
    public void failAt(String... ends) {
        behaviour = request -> List.of(ends).stream().anyMatch(request.target()::endsWith)
                ? new Answer(500, "text/plain", "broken")
                : normal.answer(request);
    }

    public void answerTooLate() {
        behaviour = request -> {
            new CountDownLatch(1).await(3, TimeUnit.SECONDS);
            return normal.answer(request);
        };
    }

    public List<Received> received(String method, String endOfPath) {
        return received.stream()
                .filter(one -> one.method().equals(method) && one.target().endsWith(endOfPath))
                .toList();
    }

    /** The requests about one thing, which its id in the path tells. */
    public List<Received> received(String method, UUID about, String endOfPath) {
        return received(method, endOfPath).stream()
                .filter(one -> one.target().contains(about.toString()))
                .toList();
    }

    private void start(int at) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 256);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals("/q/health/ready")) {
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            Received request = new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    body(exchange),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("X-Aftercare-Tenant"),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    exchange.getRequestHeaders().getFirst("Accept"),
                    exchange.getRequestHeaders().getFirst("traceparent"));
            received.add(request);
            send(exchange, behaviour.answer(request));
        } catch (IOException | RuntimeException gone) {
            throw gone;
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /** A file is no JSON, and is only read. */
    private static JsonNode body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        return Contract.parse(type.startsWith("image/") ? new byte[0] : bytes);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body() == null ? new byte[0] : answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
        for (int i = 0; i < answer.headers().length; i += 2) {
            exchange.getResponseHeaders().set(answer.headers()[i], answer.headers()[i + 1]);
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
