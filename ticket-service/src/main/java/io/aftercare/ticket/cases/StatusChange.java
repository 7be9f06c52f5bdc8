package io.aftercare.ticket.cases;

import io.aftercare.events.CaseStatus;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A line of a case's history; part of the {@link Case}. */
@Entity
@Table(name = "case_history")
class StatusChange {
    @Id
    private UUID id;

    private String tenant;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "case_id")
    private Case owner;

    private Instant at;
    private CaseStatus fromStatus;
    private CaseStatus toStatus;
    private String reason;
    private String actor;
    private String actorSubject;

    protected StatusChange() {}

    StatusChange(Case owner, Access by, Instant at, CaseStatus from, CaseStatus to, String reason) {
        this.id = Ids.next();
        this.tenant = by.tenant();
        this.owner = owner;
        this.at = at;
        this.fromStatus = from;
        this.toStatus = to;
        this.reason = reason;
        this.actor = by.role();
        this.actorSubject = by.subject();
    }

    /** {@code actor} is a role: who it was stays in the audit column. */
    record View(Instant at, CaseStatus from, CaseStatus to, String reason, String actor) {}

    View view() {
        return new View(at, fromStatus, toStatus, reason, actor);
    }
}
