package io.aftercare.local.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.local.bench.BenchFailed;
import io.aftercare.local.launcher.talk.Api;
import io.aftercare.local.launcher.talk.Json;
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

    private final Api api;
    private final String token;

    CasesClient(String url, String token) {
        this.api = new Api(url);
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
        api.get(token, "/v1/cases/" + id);
    }

    private JsonNode post(String path, Object body) {
        return Json.read(api.post(token, path, body, null), JsonNode.class);
    }

    @Override
    public void close() {
        api.close();
    }
}
