package io.aftercare.ticket.cases;

import io.aftercare.events.CaseStatus;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Ids;
import io.aftercare.ticket.lifecycle.Stage;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A line of a case's history: a step of its path; part of the {@link Case}. */
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
    private String fromStage;
    private String toStage;
    private String command;
    private String reason;
    private String actor;
    private String actorSubject;

    protected StatusChange() {}

    Instant at() {
        return at;
    }

    boolean settles() {
        return toStatus.isSettled() && (fromStatus == null || !fromStatus.isSettled());
    }

    StatusChange(Case owner, Access by, Instant at, String command, Stage to, String reason) {
        this.id = Ids.next();
        this.tenant = by.tenant();
        this.owner = owner;
        this.at = at;
        this.fromStatus = owner.status();
        this.toStatus = to.status();
        this.fromStage = owner.stage();
        this.toStage = to.name();
        this.command = command;
        this.reason = reason;
        this.actor = by.role();
        this.actorSubject = by.subject();
    }

    /** {@code actor} is a role: who it was stays in the audit column. */
    record View(
            Instant at,
            CaseStatus from,
            CaseStatus to,
            String fromStage,
            String toStage,
            String command,
            String reason,
            String actor) {}

    View view() {
        return new View(at, fromStatus, toStatus, fromStage, toStage, command, reason, actor);
    }
}
