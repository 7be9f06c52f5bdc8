package io.aftercare.local.launcher.talk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** One service's HTTP interface, asked with a bearer token. */
public final class Api implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final String url;
    private final Duration timeout;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public Api(String url) {
        this(url, TIMEOUT);
    }

    /** @param timeout how long an answer may take */
    public Api(String url, Duration timeout) {
        this.url = url;
        this.timeout = timeout;
    }

    public String get(String token, String path) {
        return send(request(token, path).GET().build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** @param key makes a repeated request harmless; null sends none */
    public String post(String token, String path, Object body, String key) {
        return send(posting(token, path, body, key).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    public String put(String token, String path, Object body) {
        return send(
                        request(token, path)
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Posts a change of something whatever its version is. */
    public String change(String token, String path, Object body, String key) {
        return send(
                        posting(token, path, body, key).header("If-Match", "*").build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Posts and reads the lines of the answer as they come. */
    Stream<String> stream(String token, String path, Object body, String key) {
        HttpRequest request = posting(token, path, body, key)
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<Stream<String>> response = exchange(request, HttpResponse.BodyHandlers.ofLines());
        if (response.statusCode() >= 400) {
            throw refused(response, String.join("\n", response.body().toList()));
        }
        return response.body();
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder posting(String token, String path, Object body, String key) {
        HttpRequest.Builder request = request(token, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)));
        return key == null ? request : request.header("Idempotency-Key", key);
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(timeout)
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest request, HttpResponse.BodyHandler<String> handler) {
        HttpResponse<String> response = exchange(request, handler);
        if (response.statusCode() >= 400) {
            throw refused(response, response.body());
        }
        return response;
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new Unreachable(url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable(url, e);
        }
    }

    private static Refused refused(HttpResponse<?> response, String body) {
        Optional<Duration> retryAfter = response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
        return new Refused(response.statusCode(), detail(body), retryAfter);
    }

    private static String detail(String body) {
        try {
            Problem problem = Json.read(body, Problem.class);
            return problem.detail() == null ? body : problem.detail();
        } catch (RuntimeException notJson) {
            return body;
        }
    }

    private record Problem(String detail) {}
}
