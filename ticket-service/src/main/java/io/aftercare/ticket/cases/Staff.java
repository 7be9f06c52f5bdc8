package io.aftercare.ticket.cases;

import io.aftercare.ticket.Access;
import io.aftercare.ticket.store.Transactions;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Who works for a tenant. */
@ApplicationScoped
public class Staff implements PanacheRepositoryBase<StaffMember, UUID> {
    private final Transactions transactions;

    Staff(Transactions transactions) {
        this.transactions = transactions;
    }

    public Uni<Profile> profile(Access who, String subject) {
        return transactions.read(() -> member(who.tenant(), subject).map(StaffMember::profile));
    }

    public Uni<Profile> describe(Access by, String subject, Profile profile) {
        return transactions.write(() -> member(by.tenant(), subject)
                .invoke(member -> member.describe(profile))
                .call(this::persist)
                .map(StaffMember::profile));
    }

    /** Within the caller's session; somebody of whom nothing is known works for all, with the usual capacity. */
    Uni<StaffMember> member(String tenant, String subject) {
        return find("tenant = ?1 and subject = ?2", tenant, subject)
                .firstResult()
                .map(found -> found == null ? new StaffMember(tenant, subject) : found);
    }
}
