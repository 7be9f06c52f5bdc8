package io.aftercare.ticket.orders;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * Every call to the shop goes through here: it gives up after 800 ms, tries once more after a failure (not after a
 * timeout: the customer is waiting), and after repeated failures leaves the shop alone for a while.
 */
@ApplicationScoped
class ShopCalls {
    @Timeout(value = 800, unit = ChronoUnit.MILLIS)
    @Retry(
            maxRetries = 1,
            delay = 50,
            jitter = 20,
            abortOn = {TimeoutException.class, CircuitBreakerOpenException.class})
    @CircuitBreaker(requestVolumeThreshold = 8, failureRatio = 0.5, delay = 3, delayUnit = ChronoUnit.SECONDS)
    <T> Uni<Optional<T>> call(Supplier<Uni<T>> request) {
        return request.get().map(Optional::of).onFailure(ShopCalls::isNotFound).recoverWithItem(Optional.empty());
    }

    /** "No such thing" is a good answer, not a failure of the shop. */
    private static boolean isNotFound(Throwable failure) {
        return failure instanceof WebApplicationException e && e.getResponse().getStatus() == 404;
    }
}
