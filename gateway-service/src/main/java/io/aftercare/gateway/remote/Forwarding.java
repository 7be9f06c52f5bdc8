package io.aftercare.gateway.remote;

import io.aftercare.web.Caller;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.vertx.MultiHelper;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jboss.resteasy.reactive.RestMulti;

/** Passes a request on as it is to the service that owns its path, and streams the answer back as it is. */
@ApplicationScoped
public class Forwarding {
    /** Everything else of a request concerns only the connection to us. */
    private static final List<String> REQUEST_HEADERS = List.of(
            "Authorization",
            "Accept",
            "Accept-Language",
            "Content-Type",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match");

    /** What a customer or a client can use of an answer; the rest concerns only the connection behind us. */
    private static final List<String> RESPONSE_HEADERS = List.of(
            "Content-Type",
            "Content-Language",
            "Content-Disposition",
            "X-Content-Type-Options",
            "Cache-Control",
            "ETag",
            "Last-Modified",
            "Location",
            "Retry-After",
            "Link",
            "Vary");

    @ConfigMapping(prefix = "aftercare.forward")
    interface Config {
        /** Until the head of the answer has come, all attempts together. */
        @WithDefault("10s")
        Duration within();
    }

    private final Peers peers;
    private final Duration within;
    private final Map<Downstream, Lifeline> once = new EnumMap<>(Downstream.class);
    private final Map<Downstream, Lifeline> repeatable = new EnumMap<>(Downstream.class);

    Forwarding(Peers peers, Config config, Breakers breakers) {
        this.peers = peers;
        this.within = config.within();
        for (Downstream service : Downstream.values()) {
            once.put(service, Lifeline.once(service, within, breakers.of(service)));
            repeatable.put(service, Lifeline.repeatable(service, within, 1, breakers.of(service)));
        }
    }

    /**
     * @param body null for a request without one
     * @throws RemoteFailure when the service gives no answer, or fails itself
     */
    public RestMulti<Buffer> forward(Downstream service, RoutingContext from, byte[] body) {
        return forward(service, from, body, null);
    }

    /** @param tenant told to a service that verifies no tokens, and so does not know it; else null */
    public RestMulti<Buffer> forward(Downstream service, RoutingContext from, byte[] body, String tenant) {
        HttpServerRequest request = from.request();
        // The normalised path, so that what was matched here is what is asked for there.
        String target = request.query() == null ? from.normalizedPath() : from.normalizedPath() + "?" + request.query();
        boolean harmless =
                request.method() == HttpMethod.GET || request.headers().contains("Idempotency-Key");
        Lifeline lifeline = (harmless ? repeatable : once).get(service);
        return answer(lifeline.call(() -> head(service, request, target, body, tenant)));
    }

    private HttpClientResponse head(
            Downstream service, HttpServerRequest request, String target, byte[] body, String tenant)
            throws InterruptedException, ExecutionException {
        HttpClientResponse response = peers.send(
                        service,
                        request.method(),
                        target,
                        requestHeaders(service, request, tenant),
                        body == null ? null : Buffer.buffer(body),
                        within)
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        if (response.statusCode() >= 500 && response.statusCode() != 503) {
            response.resume();
            throw new RemoteFailure(service, "failed with status " + response.statusCode(), null);
        }
        return response;
    }

    private static MultiMap requestHeaders(Downstream service, HttpServerRequest request, String tenant) {
        MultiMap headers = only(REQUEST_HEADERS, request.headers());
        if (tenant != null) {
            headers.set(Caller.TENANT_HEADER, tenant);
        }
        return service.verifiesTokens() ? headers : headers.remove("Authorization");
    }

    private static RestMulti<Buffer> answer(HttpClientResponse response) {
        Multi<Buffer> body = MultiHelper.<Buffer>toMulti(response)
                .onCancellation()
                .invoke(() -> response.request().reset());
        var answer = RestMulti.fromMultiData(body).status(response.statusCode());
        MultiMap headers = only(RESPONSE_HEADERS, response.headers());
        if (headers.contains("Location")) {
            // Relative to us: the service's own address means nothing to a client.
            headers.set("Location", URI.create(headers.get("Location")).getRawPath());
        }
        headers.forEach(header -> answer.header(header.getKey(), header.getValue()));
        return answer.build();
    }

    private static MultiMap only(List<String> names, MultiMap headers) {
        MultiMap kept = MultiMap.caseInsensitiveMultiMap();
        for (String name : names) {
            headers.getAll(name).forEach(value -> kept.add(name, value));
        }
        return kept;
    }
}
