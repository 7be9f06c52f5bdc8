package io.aftercare.local.launcher.eval;

import io.aftercare.local.launcher.play.Latency;
import io.aftercare.local.launcher.talk.Api;
import io.aftercare.local.launcher.talk.Json;
import io.aftercare.local.launcher.talk.Patience;
import io.aftercare.local.launcher.talk.Refused;
import io.aftercare.local.launcher.talk.Unreachable;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;

/** The running intent-service: what it understands, which labels it knows, how long it takes. */
public final class IntentService {
    private final Api api;
    private final String token;
    private final Latency latency = new Latency();
    private final Set<String> models = new ConcurrentSkipListSet<>();
    private final Patience patience = new Patience(() -> {});

    /** @param token of an administrator, to whom the taxonomy is shown */
    public IntentService(Api api, String token) {
        this.api = api;
        this.token = token;
    }

    Answer understand(Question question) {
        Answer answer = patience.until(() -> {
            long start = System.nanoTime();
            String body = reached(() -> api.post(token, "/v1/understand", question, null));
            latency.record(Duration.ofNanos(System.nanoTime() - start));
            return read(body, Answer.class);
        });
        if (answer.model() != null) {
            models.add(answer.model().toString());
        }
        return answer;
    }

    /** Empty when the service does not show it. */
    Optional<Taxonomy> taxonomy() {
        try {
            return Optional.of(taxonomy("/v1/models/taxonomy"));
        } catch (Refused refused) {
            return Optional.empty();
        }
    }

    /** @throws EvaluationFailed when the service has no such pack */
    Taxonomy taxonomyOfPack(String pack) {
        try {
            return taxonomy("/v1/models/packs/" + URLEncoder.encode(pack, StandardCharsets.UTF_8) + "/taxonomy");
        } catch (Refused refused) {
            throw new EvaluationFailed("The labels of the pack " + pack + " cannot be had: " + refused.getMessage());
        }
    }

    /** Of the requests that were answered. */
    Latency latency() {
        return latency;
    }

    /** Those that answered, each with its version. */
    Set<String> models() {
        return models;
    }

    private Taxonomy taxonomy(String path) {
        return read(reached(() -> api.get(token, path)), Taxonomy.class);
    }

    private static String reached(Supplier<String> request) {
        try {
            return request.get();
        } catch (Unreachable unreachable) {
            throw new EvaluationFailed(unreachable.getMessage()
                    + " Start the services (./aftercare up), or say where intent-service is (--url).");
        }
    }

    private static <T> T read(String body, Class<T> type) {
        try {
            return Json.read(body, type);
        } catch (UncheckedIOException e) {
            throw new EvaluationFailed("The answer is none of intent-service's: " + e.getMessage());
        }
    }
}
