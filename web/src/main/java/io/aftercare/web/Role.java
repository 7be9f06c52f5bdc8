package io.aftercare.web;

/** The roles that a token may carry in its {@code groups} claim; constants, for {@code @RolesAllowed}. */
public final class Role {
    public static final String CUSTOMER = "customer";
    public static final String AGENT = "agent";
    public static final String MANAGER = "manager";
    public static final String ADMIN = "admin";

    /** One of our own services acting without a user, for the tenant in {@link Caller#TENANT_HEADER}. */
    public static final String SERVICE = "service";

    private Role() {}
}
