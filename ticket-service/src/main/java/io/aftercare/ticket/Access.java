package io.aftercare.ticket;

import io.aftercare.web.Caller;
import io.aftercare.web.Role;
import java.util.stream.Stream;

/** On whose behalf something is done: the tenant whose rows count, the person, and the role that history shows. */
public record Access(String tenant, String subject, String role, boolean customer) {
    /** The role of what the shop does on its own. */
    public static final String SHOP = "shop";

    public static Access shop(String tenant) {
        return new Access(tenant, SHOP, SHOP, false);
    }

    public static Access of(Caller caller) {
        String role = Stream.of(Role.ADMIN, Role.MANAGER, Role.AGENT, Role.SERVICE)
                .filter(caller::is)
                .findFirst()
                .orElse(Role.CUSTOMER);
        return new Access(caller.tenant(), caller.subject(), role, caller.isCustomer());
    }

    /** Whether a step under this role is one of the merchant's people. */
    public static boolean isStaff(String role) {
        return role.equals(Role.AGENT) || role.equals(Role.MANAGER) || role.equals(Role.ADMIN);
    }

    /** A customer may see only what is theirs. */
    public boolean maySee(Customer owner) {
        return !customer || subject.equals(owner.externalId());
    }
}
