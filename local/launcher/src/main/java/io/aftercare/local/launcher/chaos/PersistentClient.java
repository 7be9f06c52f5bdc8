package io.aftercare.local.launcher.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.local.launcher.talk.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Sends a request until it is answered with a yes or a no, as a client does that must not lose anything. */
final class PersistentClient implements AutoCloseable {
    private static final String KEY = "Idempotency-Key";
    private static final Duration SHORT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(150);

    /** No fault lasts so long: a system that is silent longer has not recovered. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String url;
    private final Ledger ledger;
    private final boolean keepsKeys;
    private final double lost;
    private final Random chance;
    private final Duration timeout;
    private final Duration longestPause;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /**
     * @param keepsKeys whether a repeated request carries the Idempotency-Key of the first
     * @param lost the share of answers to what carries a key that get lost on their way, beside those that faults take
     */
    PersistentClient(String url, Ledger ledger, boolean keepsKeys, double lost, Random chance) {
        this(url, ledger, keepsKeys, lost, chance, SHORT_TIMEOUT, PAUSE);
    }

    /**
     * @param timeout after which an answer is no longer waited for, and the request is sent again
     * @param longestPause between two tries; pauses double until they are so long
     */
    PersistentClient(
            String url,
            Ledger ledger,
            boolean keepsKeys,
            double lost,
            Random chance,
            Duration timeout,
            Duration longestPause) {
        this.url = url;
        this.ledger = ledger;
        this.keepsKeys = keepsKeys;
        this.lost = lost;
        this.chance = chance;
        this.timeout = timeout;
        this.longestPause = longestPause;
    }

    /** @param attempts how often it was sent before this answer came */
    record Answer(int status, JsonNode body, String etag, int attempts) {
        boolean isYes() {
            return status < 300;
        }

        /** @throws No when it was refused */
        JsonNode yes() {
            if (!isYes()) {
                throw new No(status + " " + body);
            }
            return body;
        }

        static final class No extends RuntimeException {
            private No(String message) {
                super(message);
            }
        }
    }

    Answer get(String token, String path) {
        return send(token, "GET", path, null, Map.of());
    }

    /** With an Idempotency-Key. */
    Answer create(String token, String path, Object body) {
        return send(token, "POST", path, body, Map.of(KEY, UUID.randomUUID().toString()));
    }

    Answer post(String token, String path, Object body) {
        return send(token, "POST", path, body, Map.of());
    }

    Answer postIfMatch(String token, String path, Object body, String etag) {
        return send(token, "POST", path, body, Map.of("If-Match", etag));
    }

    Answer put(String token, String path, Object body) {
        return send(token, "PUT", path, body, Map.of());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private Answer send(String token, String method, String path, Object body, Map<String, String> headers) {
        Instant deadline = Instant.now().plus(PATIENCE);
        Map<String, String> sent = new HashMap<>(headers);
        for (int attempt = 1; Instant.now().isBefore(deadline); attempt++) {
            HttpResponse<String> response = once(request(token, method, path, body, sent));
            boolean answered = response != null && response.statusCode() < 500 && response.statusCode() != 429;
            // The moment between a commit and its answer is too short for a fault to meet it often.
            if (answered && !(sent.containsKey(KEY) && chance.nextDouble() < lost)) {
                return new Answer(
                        response.statusCode(),
                        Json.read(response.body().isEmpty() ? "null" : response.body(), JsonNode.class),
                        response.headers().firstValue("ETag").orElse(null),
                        attempt);
            }
            ledger.repeated();
            if (!keepsKeys) {
                sent.replace(KEY, UUID.randomUUID().toString());
            }
            pause(attempt);
        }
        throw new ChaosFailed(
                "nobody has answered " + method + " " + path + " for " + PATIENCE.toMinutes() + " minutes");
    }

    /** Null when no answer came, so that nobody knows what was done. */
    private HttpResponse<String> once(HttpRequest request) {
        ledger.sent();
        String how = "interrupted";
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            how = String.valueOf(response.statusCode());
            return response;
        } catch (IOException e) {
            how = "no answer";
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChaosFailed("interrupted", e);
        } finally {
            ledger.answered(how);
        }
    }

    private HttpRequest request(String token, String method, String path, Object body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(timeout)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(Json.write(body)));
        headers.forEach(request::header);
        return request.build();
    }

    private void pause(int attempt) {
        long doubled = PAUSE.toMillis() << Math.min(attempt - 1, 10);
        try {
            Thread.sleep(Math.min(doubled, longestPause.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChaosFailed("interrupted", e);
        }
    }
}
