package io.aftercare.gateway.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.aftercare.web.Caller;
import io.aftercare.web.Problems;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/**
 * Requests per person: a token bucket for each tenant and subject. Also where a token without a tenant ends, whatever
 * was asked for. Kept in this process, so that n gateways allow n times as much.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
@ApplicationScoped
class RateLimit implements ContainerRequestFilter {
    private record Person(String tenant, String subject) {}

    private final Limits limits;
    private final Caller caller;
    private final SecurityIdentity identity;
    private final RoutingContext exchange;
    private final Counter refused;
    private final Cache<Person, Bucket> buckets;

    RateLimit(
            Limits limits, Caller caller, SecurityIdentity identity, RoutingContext exchange, MeterRegistry registry) {
        this.limits = limits;
        this.caller = caller;
        this.identity = identity;
        this.exchange = exchange;
        this.refused = registry.counter("aftercare.refused", "reason", "rate-limited");
        // A cache of another kind needs other names in NativeCaches.
        this.buckets = Caffeine.newBuilder()
                .maximumSize(limits.peopleRemembered())
                // A bucket that was left alone this long is full again, and so as good as a new one.
                .expireAfterAccess(Duration.ofSeconds(1 + limits.burst() / limits.requestsPerSecond()))
                .build();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (identity.isAnonymous()) {
            return;
        }
        Person person = new Person(caller.tenant(), caller.subject());
        ConsumptionProbe probe = buckets.get(person, anyone -> bucket()).tryConsumeAndReturnRemaining(1);
        // Straight into the response: a filter of answers would not see those that are streamed.
        exchange.response()
                .putHeader("RateLimit-Limit", String.valueOf(limits.burst()))
                .putHeader("RateLimit-Remaining", String.valueOf(probe.getRemainingTokens()))
                .putHeader("RateLimit-Reset", String.valueOf(seconds(probe.getNanosToWaitForReset())));
        if (!probe.isConsumed()) {
            refused.increment();
            throw new NotNow(Problems.tooManyRequests(
                    "At most " + limits.requestsPerSecond() + " requests a second: slow down and repeat this one.",
                    Duration.ofSeconds(seconds(probe.getNanosToWaitForRefill()))));
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(limits.burst()).refillGreedy(limits.requestsPerSecond(), Duration.ofSeconds(1)))
                .build();
    }

    private static long seconds(long nanos) {
        return Duration.ofNanos(nanos).plusMillis(999).toSeconds();
    }
}
