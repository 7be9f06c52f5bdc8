package io.aftercare.local.launcher;

/** Whom the commands stand for when nobody is named. */
final class Person {
    static final String CUSTOMER_ROLE = "customer";
    static final String DEFAULT_CUSTOMER = "lin-xiao";

    private Person() {}

    /** The demo shop's best-known customer, or the first one of the staff: agent-1, manager-1, admin-1. */
    static String subject(String role, String named) {
        if (named != null) {
            return named;
        }
        return role.equals(CUSTOMER_ROLE) ? DEFAULT_CUSTOMER : role + "-1";
    }
}
