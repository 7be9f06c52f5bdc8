package io.aftercare.ticket.conversation;

import io.aftercare.ticket.store.Sql;
import io.aftercare.ticket.store.Transactions;
import io.aftercare.web.Problems;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Hands out turns that were left degraded or unanswered, each to one claimant at a time. */
@ApplicationScoped
public class CatchUp {
    private static final int MOST = 100;

    /** Rows that another claimant is just taking are skipped, not waited for. */
    private static final String CLAIM = """
            update ticket.message set lease_until = $1, attempt = attempt + 1
            where id in (
                select id from ticket.message
                where state <> 'complete'
                  and (state = 'degraded' and ($2 or missing <@ cast(string_to_array($3, ',') as varchar[]))
                       or state = 'pending' and received_at < $4)
                  and (lease_until is null or lease_until < $5)
                  and ($6 = '' or tenant = $6)
                order by received_at
                limit $7
                for update skip locked
            )
            returning id
            """;

    private final Messages messages;
    private final Transactions transactions;
    private final CatchUpConfig config;
    private final Clock clock;

    CatchUp(Messages messages, Transactions transactions, CatchUpConfig config, Clock clock) {
        this.messages = messages;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /** How many turns are wanted, and which steps work again; without steps, every degraded turn is worth a try. */
    public record Claim(int limit, List<String> missing) {
        public Claim {
            if (limit < 1 || limit > MOST) {
                throw Problems.invalid("limit-invalid", "limit must be a number from 1 to " + MOST + ".");
            }
            missing = missing == null ? null : Step.known(missing);
        }
    }

    /** @param tenant empty for all tenants */
    public Uni<List<ClaimedTurn>> claim(Optional<String> tenant, Claim claim) {
        return transactions.write(() -> lease(tenant, claim).chain(this::claimed));
    }

    private Uni<List<UUID>> lease(Optional<String> tenant, Claim claim) {
        Instant now = clock.instant();
        return Sql.ids(
                CLAIM,
                now.plus(config.lease()),
                claim.missing() == null,
                claim.missing() == null ? "" : String.join(",", claim.missing()),
                now.minus(config.abandonedAfter()),
                now,
                tenant.orElse(""),
                claim.limit());
    }

    /** One after the other: a session carries one statement at a time. */
    private Uni<List<ClaimedTurn>> claimed(List<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return messages.list(
                        "from Message m join fetch m.conversation c join fetch c.customer"
                                + " where m.id in ?1 order by m.receivedAt",
                        ids)
                .chain(leased -> Multi.createFrom()
                        .iterable(leased)
                        .onItem()
                        .transformToUniAndConcatenate(
                                message -> messages.context(message).map(context -> ClaimedTurn.from(message, context)))
                        .collect()
                        .asList());
    }
}
