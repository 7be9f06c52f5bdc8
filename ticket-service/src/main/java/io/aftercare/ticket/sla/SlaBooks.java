package io.aftercare.ticket.sla;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whose terms are whose: a tenant's own book, or the one that comes with the service. In memory, as every look at a case
 * asks for one; {@link TenantTerms} keeps it as the database has it.
 */
public final class SlaBooks {
    private static final Map<String, SlaBook> OWN = new ConcurrentHashMap<>();

    private SlaBooks() {}

    public static SlaBook of(String tenant) {
        return OWN.getOrDefault(tenant, SlaBook.standard());
    }

    static void put(String tenant, SlaBook own) {
        OWN.put(tenant, own);
    }

    static void remove(String tenant) {
        OWN.remove(tenant);
    }
}
