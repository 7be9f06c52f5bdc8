package io.aftercare.local.launcher.eval;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aftercare.local.launcher.talk.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Speaks intent-service's contract, with answers that the test has written. */
public final class FakeIntentService implements AutoCloseable {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final HttpServer server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final Queue<Question> questions = new ConcurrentLinkedQueue<>();

    public FakeIntentService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** @param score of being out of scope; from a half on the text is rejected */
    public FakeIntentService understands(String text, double score, String fields) {
        String scope = "\"outOfScope\":{\"value\":%s,\"score\":%s}".formatted(score >= 0.5, score);
        answers.put(text, "{%s,%s,\"model\":{\"name\":\"fake\",\"version\":\"7\"}}".formatted(scope, fields));
        return this;
    }

    public FakeIntentService shows(String path, String page) {
        pages.put(path, page);
        return this;
    }

    List<Question> questions() {
        return List.copyOf(questions);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            if (!path.equals("/v1/understand")) {
                send(exchange, pages.get(path), NOT_FOUND);
                return;
            }
            Question question = Json.read(body, Question.class);
            questions.add(question);
            send(exchange, answers.get(question.text()), BAD_REQUEST);
        }
    }

    /** @param otherwise the status when there is nothing to send */
    private static void send(HttpExchange exchange, String body, int otherwise) throws IOException {
        byte[] bytes = (body == null ? "{\"detail\":\"that I do not know\"}" : body).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(body == null ? otherwise : OK, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
