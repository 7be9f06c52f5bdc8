package io.aftercare.ticket.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aftercare.ticket.Access;
import io.aftercare.web.Problems;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Tenants' own terms: written, shown, taken back. What is refused changes nothing; what is kept counts here at once, and in
 * other instances within seconds.
 */
@ApplicationScoped
public class TenantTerms {
    private static final Logger LOG = Logger.getLogger(TenantTerms.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String NEWER = """
            select distinct on (terms.tenant) terms.tenant, terms.version, yaml, created_at, created_by
            from ticket.sla_terms as terms
                left join unnest($1::varchar[], $2::int[]) as known (tenant, version) on known.tenant = terms.tenant
            where known.version is null or terms.version > known.version
            order by terms.tenant, terms.version desc
            """;
    private static final String OF_TENANT = "select tenant, version, yaml, created_at, created_by from ticket.sla_terms"
            + " where tenant = $1 order by version desc limit 1";
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('ticket.sla_terms'), hashtext($1))";
    private static final String INSERT = """
            insert into ticket.sla_terms (tenant, version, yaml, created_at, created_by)
            values ($1::varchar, (select coalesce(max(version), 0) + 1 from ticket.sla_terms where tenant = $1::varchar),
                $2, $3, $4)
            returning tenant, version, yaml, created_at, created_by
            """;

    private final Pool pool;
    private final Clock clock;
    private final Map<String, Integer> known = new HashMap<>();

    TenantTerms(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** {@code yaml} is absent, and {@code own} false, where the terms that come with the service are in force. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record View(boolean own, Integer version, String yaml, Instant changedAt, String changedBy) {
        static final View STANDARD = new View(false, null, null, null, null);

        private static View from(Row row) {
            String yaml = row.getString("yaml");
            return new View(
                    yaml != null,
                    row.getInteger("version"),
                    yaml,
                    row.getOffsetDateTime("created_at").toInstant(),
                    row.getString("created_by"));
        }
    }

    /** No case is opened by the wrong terms because nobody had read the right ones yet. */
    void load(@Observes StartupEvent event) throws Throwable {
        VertxContextSupport.subscribeAndAwait(
                () -> refresh().ifNoItem().after(PATIENCE).fail());
    }

    @Scheduled(
            every = "${aftercare.sla.terms-every:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> refresh() {
        return pool.preparedQuery(NEWER)
                .execute(known())
                .invoke(rows -> rows.forEach(this::learn))
                .replaceWithVoid();
    }

    public Uni<View> show(Access who) {
        return pool.preparedQuery(OF_TENANT)
                .execute(Tuple.of(who.tenant()))
                .map(rows -> rows.stream().findFirst().map(View::from).orElse(View.STANDARD));
    }

    /** The same text again is the same version. */
    public Uni<View> publish(Access by, String yaml) {
        try {
            SlaBook.own(yaml);
        } catch (IllegalArgumentException slip) {
            throw Problems.invalid("terms-refused", "The terms cannot be kept: " + slip.getMessage() + ".");
        }
        return change(by, Optional.of(yaml));
    }

    public Uni<View> withdraw(Access by) {
        return change(by, Optional.empty());
    }

    private Uni<View> change(Access by, Optional<String> yaml) {
        return pool.withTransaction(connection -> connection
                        .preparedQuery(LOCK)
                        .execute(Tuple.of(by.tenant()))
                        .chain(() -> connection.preparedQuery(OF_TENANT).execute(Tuple.of(by.tenant())))
                        .map(rows -> rows.stream().findFirst())
                        .chain(newest -> isInForce(newest, yaml)
                                ? Uni.createFrom().item(newest)
                                : connection
                                        .preparedQuery(INSERT)
                                        .execute(Tuple.of(
                                                by.tenant(),
                                                yaml.orElse(null),
                                                clock.instant().atOffset(ZoneOffset.UTC),
                                                by.subject()))
                                        .map(rows -> rows.stream().findFirst())))
                .invoke(row -> row.ifPresent(this::learn))
                .map(row -> row.map(View::from).orElse(View.STANDARD));
    }

    private static boolean isInForce(Optional<Row> newest, Optional<String> yaml) {
        return Objects.equals(newest.map(row -> row.getString("yaml")).orElse(null), yaml.orElse(null));
    }

    /** Of what is known only what is newer is read again. */
    private synchronized Tuple known() {
        List<String> tenants = List.copyOf(known.keySet());
        return Tuple.of(
                tenants.toArray(String[]::new), tenants.stream().map(known::get).toArray(Integer[]::new));
    }

    /** An older version is never learnt after a newer one, whichever of two who read comes first. */
    private synchronized void learn(Row row) {
        String tenant = row.getString("tenant");
        int version = row.getInteger("version");
        if (known.getOrDefault(tenant, 0) >= version) {
            return;
        }
        known.put(tenant, version);
        String yaml = row.getString("yaml");
        if (yaml == null) {
            SlaBooks.remove(tenant);
            return;
        }
        try {
            SlaBooks.put(tenant, SlaBook.own(yaml));
        } catch (IllegalArgumentException slip) {
            // Kept by an older service that read it otherwise: a known promise is better than none.
            LOG.errorf("terms tenant=%s version=%d cannot be read, the standard ones count: %s", tenant, version, slip);
            SlaBooks.remove(tenant);
        }
    }
}
