package io.aftercare.gateway.edge;

import io.aftercare.gateway.remote.RemoteFailure;
import io.aftercare.gateway.remote.RemoteRefusal;
import io.aftercare.web.Problems;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What a caller hears of the services behind the gateway: a refusal as it came, a failure as 503. */
class RemoteProblems {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final List<String> PASSED_ON =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.ETAG, HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER);

    @ServerExceptionMapper
    public Response refused(RemoteRefusal refusal) {
        var response = Response.status(refusal.status()).entity(refusal.body());
        PASSED_ON.stream()
                .filter(refusal.headers()::containsKey)
                .forEach(name -> response.header(name, refusal.headers().getFirst(name)));
        return response.build();
    }

    @ServerExceptionMapper
    public Response notNow(NotNow refusal) {
        return refusal.problem().toResponse();
    }

    @ServerExceptionMapper
    public Response failed(RemoteFailure failure) {
        return Problems.unavailable(
                        failure.service().key() + "-unavailable",
                        failure.service() + " does not answer at the moment; repeat in a moment.",
                        RETRY_AFTER)
                .toResponse();
    }
}
