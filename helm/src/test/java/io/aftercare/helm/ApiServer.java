package io.aftercare.helm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** As much of a Kubernetes API server as the chart's {@code lookup} asks for: secrets by name, on loopback. */
final class ApiServer {
    private static final String RESOURCES = """
            {"kind": "APIResourceList", "groupVersion": "v1", "resources": [
              {"name": "secrets", "singularName": "secret", "namespaced": true, "kind": "Secret", "verbs": ["get"]}]}
            """;
    private static final String NOT_FOUND = """
            {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound", "code": 404}
            """;
    private static final ApiServer ONLY = new ApiServer();

    private final Map<String, String> secrets = new ConcurrentHashMap<>();

    private ApiServer() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::answer);
            server.start();
            Files.writeString(Path.of(System.getenv("KUBECONFIG")), """
                    {"apiVersion": "v1", "kind": "Config", "current-context": "test",
                     "clusters": [{"name": "test", "cluster": {"server": "http://127.0.0.1:%d"}}],
                     "contexts": [{"name": "test", "context": {"cluster": "test", "user": "test"}}],
                     "users": [{"name": "test", "user": {}}]}
                    """.formatted(
                            server.getAddress().getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it at the first call; it ends with the test run. */
    static ApiServer running() {
        return ONLY;
    }

    /** @param json the secret as the API gives it; null takes it away */
    void secret(String namespace, String name, String json) {
        String path = "/api/v1/namespaces/" + namespace + "/secrets/" + name;
        if (json == null) {
            secrets.remove(path);
        } else {
            secrets.put(path, json);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String found = path.equals("/api/v1") ? RESOURCES : secrets.get(path);
        byte[] body = (found == null ? NOT_FOUND : found).getBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(found == null ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
