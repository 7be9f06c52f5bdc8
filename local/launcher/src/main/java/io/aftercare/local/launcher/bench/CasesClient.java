package io.aftercare.local.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.local.bench.BenchFailed;
import io.aftercare.local.launcher.talk.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Creates cases and reads them, four at a time, each as soon as the last one has been answered. */
final class CasesClient implements AutoCloseable {
    private static final int TOGETHER = 4;

    private final String url;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    CasesClient(String url, String token) {
        this.url = url;
        this.token = token;
    }

    List<String> conversations(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(post("/v1/conversations", Map.of("channel", "app", "locale", "zh-CN"))
                    .path("id")
                    .asText());
        }
        return ids;
    }

    void pairs(List<String> conversations, int count) {
        try (ExecutorService clients = Executors.newFixedThreadPool(TOGETHER)) {
            List<Future<?>> working = new ArrayList<>();
            for (int client = 0; client < TOGETHER; client++) {
                int first = client;
                working.add(clients.submit(() -> {
                    for (int pair = first; pair < count; pair += TOGETHER) {
                        read(create(conversations.get(pair % conversations.size()))
                                .path("id")
                                .asText());
                    }
                }));
            }
            for (Future<?> client : working) {
                client.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted");
        } catch (ExecutionException e) {
            throw new BenchFailed(
                    "a case could not be created and read: " + e.getCause().getMessage());
        }
    }

    JsonNode create(String conversation) {
        return post("/v1/cases", Map.of("conversationId", conversation, "kind", "return"));
    }

    void read(String id) {
        send(request("/v1/cases/" + id).build(), 200);
    }

    private JsonNode post(String path, Object body) {
        return Json.read(
                send(
                        request(path)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                                .build(),
                        201),
                JsonNode.class);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest request, int expected) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != expected) {
                throw new BenchFailed(
                        request.uri() + " was answered with " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new BenchFailed(request.uri() + " was not answered: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted");
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
