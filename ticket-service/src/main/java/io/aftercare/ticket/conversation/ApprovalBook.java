package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.store.Sql;
import io.aftercare.ticket.store.Transactions;
import io.aftercare.ticket.triage.ApprovalRules;
import io.aftercare.web.Preconditions;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Keeps each merchant's rules of approval. */
@ApplicationScoped
public class ApprovalBook implements PanacheRepositoryBase<ApprovalRow, String> {
    private static final String UNWRITTEN = "\"0\"";

    private final Transactions transactions;
    private final ObjectMapper json;
    private final Clock clock;

    ApprovalBook(Transactions transactions, ObjectMapper json, Clock clock) {
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** The rules as they stand, and the tag that a change of them has to name. */
    public record View(ApprovalRules rules, String etag, String changedBy, Instant changedAt) {}

    /** Within the caller's session. */
    Uni<ApprovalRules> rules(String tenant) {
        return findById(tenant).map(row -> row == null ? ApprovalRules.NONE : read(row));
    }

    public Uni<View> show(Access who) {
        return transactions.read(() -> findById(who.tenant()).map(this::view));
    }

    /** Two who write at once take turns, and the second is told that the first has changed the rules. */
    public Uni<View> write(Access by, ApprovalRules rules, String ifMatch) {
        return transactions.write(() -> alone(by.tenant())
                .chain(() -> findById(by.tenant()))
                .invoke(row -> Preconditions.requireCurrent(ifMatch, etag(row)))
                .chain(row -> row == null
                        ? persist(changed(new ApprovalRow(by.tenant()), rules, by))
                        : Uni.createFrom().item(changed(row, rules, by)))
                .chain(row -> flush().replaceWith(row))
                .map(this::view));
    }

    /** Before the first rules are written there is no row to lock. */
    private static Uni<Void> alone(String tenant) {
        return Sql.hold("ticket.approval_rules", tenant);
    }

    private ApprovalRow changed(ApprovalRow row, ApprovalRules rules, Access by) {
        row.change(json.valueToTree(rules), by.subject(), clock.instant());
        return row;
    }

    private View view(ApprovalRow row) {
        return row == null
                ? new View(ApprovalRules.NONE, UNWRITTEN, null, null)
                : new View(read(row), etag(row), row.changedBy(), row.changedAt());
    }

    private static String etag(ApprovalRow row) {
        return row == null ? UNWRITTEN : "\"" + (row.version() + 1) + "\"";
    }

    private ApprovalRules read(ApprovalRow row) {
        try {
            return json.treeToValue(row.rules(), ApprovalRules.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The rules of approval in the database cannot be read", e);
        }
    }
}
