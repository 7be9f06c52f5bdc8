package io.aftercare.ticket.entitlement;

import io.aftercare.policy.pack.Pack;
import io.aftercare.policy.pack.PackDigest;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Code;
import io.aftercare.ticket.Ids;
import io.aftercare.ticket.IllegalTransition;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** One version of a merchant's pack. What it says never changes, only whether it is in force. */
@Entity
class PolicyPack {
    @Id
    private UUID id;

    private String tenant;
    private String pack;
    private int version;
    private String base;
    private PackState state;
    private LocalDate effectiveFrom;
    private String yaml;
    private Instant createdAt;
    private String createdBy;
    private Instant publishedAt;
    private String publishedBy;
    private Instant withdrawnAt;
    private String withdrawnBy;

    protected PolicyPack() {}

    static PolicyPack draft(Access by, Pack read, String yaml, Instant now) {
        PolicyPack draft = new PolicyPack();
        draft.id = Ids.next();
        draft.tenant = by.tenant();
        draft.pack = read.edition().pack();
        draft.version = read.edition().version();
        draft.base = read.over().pack();
        draft.state = PackState.DRAFT;
        draft.effectiveFrom = read.from();
        draft.yaml = yaml;
        draft.createdAt = now;
        draft.createdBy = by.subject();
        return draft;
    }

    void publish(Access by, Instant now) {
        go(PackState.DRAFT, PackState.PUBLISHED);
        publishedAt = now;
        publishedBy = by.subject();
    }

    void withdraw(Access by, Instant now) {
        go(PackState.PUBLISHED, PackState.WITHDRAWN);
        withdrawnAt = now;
        withdrawnBy = by.subject();
    }

    private void go(PackState from, PackState to) {
        if (state != from) {
            throw new IllegalTransition("version of a pack", Code.of(state), Code.of(to), state.next());
        }
        state = to;
    }

    UUID id() {
        return id;
    }

    String pack() {
        return pack;
    }

    int version() {
        return version;
    }

    String base() {
        return base;
    }

    String yaml() {
        return yaml;
    }

    PackView.Version view() {
        return new PackView.Version(
                pack,
                version,
                PackDigest.of(pack, yaml),
                base,
                state,
                effectiveFrom,
                createdAt,
                createdBy,
                publishedAt,
                publishedBy,
                withdrawnAt,
                withdrawnBy);
    }
}
