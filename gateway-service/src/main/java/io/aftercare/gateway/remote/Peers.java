package io.aftercare.gateway.remote;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Plain HTTP to the services behind the gateway, for what is passed on without being read. */
@ApplicationScoped
class Peers {
    private static final int CONNECT_MILLIS = 500;
    private static final int CONNECTIONS_PER_SERVICE = 64;

    private final ServiceUrls urls;
    private final HttpClient client;

    Peers(Vertx vertx, ServiceUrls urls) {
        this.urls = urls;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_SERVICE));
    }

    /** The head of the answer; its body waits, paused, for whoever reads it. */
    Future<HttpClientResponse> send(
            Downstream service, HttpMethod method, String target, MultiMap headers, Buffer body, Duration within) {
        RequestOptions options = new RequestOptions()
                .setAbsoluteURI(urls.of(service).resolve("/") + target.substring(1))
                .setMethod(method)
                .setHeaders(headers)
                .setTimeout(within.toMillis());
        return client.request(options).compose(request -> {
            // Where the response arrives, before anything of its body does: any later is too late for a short one.
            request.response().onSuccess(HttpClientResponse::pause);
            return body == null ? request.send() : request.send(body);
        });
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
