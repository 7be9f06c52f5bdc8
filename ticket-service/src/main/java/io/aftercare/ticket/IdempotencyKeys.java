package io.aftercare.ticket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.ticket.store.Sql;
import io.aftercare.web.Problems;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Makes a repeated POST return what the first one made. The key is stored in the transaction of what it made; a second
 * request with the key waits in PostgreSQL for the first one's commit, so two at once make one.
 */
@ApplicationScoped
public class IdempotencyKeys {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");

    /** Longer than any client repeats a request. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final ObjectMapper json;
    private final Clock clock;

    IdempotencyKeys(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /**
     * Runs {@code create} unless the caller has used the key before, and {@code replay} otherwise, within the current
     * transaction. Without a key it always creates.
     *
     * @param operation what is being made, so that a key used for something else is refused
     */
    public <T> Uni<T> once(
            Access who,
            String key,
            String operation,
            Object request,
            Supplier<Uni<T>> create,
            Function<T, UUID> id,
            Function<UUID, Uni<T>> replay) {
        if (key == null) {
            return create.get();
        }
        if (!KEY.matcher(key).matches()) {
            throw Problems.invalid(
                    "idempotency-key-invalid", "An Idempotency-Key has 1 to 200 visible ASCII characters.");
        }
        String hash = hash(operation, request);
        return claim(who, key, hash)
                .chain(claimed -> claimed == 1
                        ? create.get().call(made -> remember(who, key, id.apply(made)))
                        : earlier(who, key, hash).chain(earlier -> replay.apply(earlier)));
    }

    @Scheduled(every = "1h", delayed = "2m", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> forgetOldKeys() {
        return Panache.withTransaction(() -> Sql.update(
                        "delete from ticket.idempotency_key where created_at < $1",
                        clock.instant().minus(KEPT)))
                .replaceWithVoid();
    }

    private Uni<Integer> claim(Access who, String key, String hash) {
        return Sql.update(
                "insert into ticket.idempotency_key (tenant, subject, key, request_hash, created_at)"
                        + " values ($1, $2, $3, $4, $5) on conflict do nothing",
                who.tenant(),
                who.subject(),
                key,
                hash,
                clock.instant());
    }

    private static Uni<Integer> remember(Access who, String key, UUID id) {
        return Sql.update(
                "update ticket.idempotency_key set resource_id = $1 where tenant = $2 and subject = $3 and key = $4",
                id,
                who.tenant(),
                who.subject(),
                key);
    }

    private static Uni<UUID> earlier(Access who, String key, String hash) {
        return Sql.ids(
                        "select resource_id from ticket.idempotency_key where tenant = $1 and subject = $2 and key = $3"
                                + " and request_hash = $4",
                        who.tenant(),
                        who.subject(),
                        key,
                        hash)
                .map(found -> found.stream().findFirst().orElse(null))
                .onItem()
                .ifNull()
                .failWith(() -> Problems.problem(
                        422,
                        "idempotency-key-reused",
                        "Idempotency-Key reused",
                        "This Idempotency-Key was used for another request: take a new one."));
    }

    private String hash(String operation, Object request) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(operation.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256.digest(json.writeValueAsBytes(request)));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
