package io.aftercare.gateway;

/**
 * In whose name a remote service is asked: the caller's own token as it came, or the gateway's with a tenant named.
 *
 * @param authorization the Authorization header
 * @param tenant whose rows are meant
 * @param ownName whether the gateway speaks for itself and so has to name the tenant
 */
public record Credentials(String authorization, String tenant, boolean ownName) {
    static Credentials ofCaller(String authorization, String tenant) {
        return new Credentials(authorization, tenant, false);
    }

    /** The gateway's own, for work that no caller waits for. */
    public static Credentials ofGateway(String token, String tenant) {
        return new Credentials("Bearer " + token, tenant, true);
    }

    /** The value of {@code X-Aftercare-Tenant}; null when the token itself says it. */
    public String tenantHeader() {
        return ownName ? tenant : null;
    }

    @Override
    public String toString() {
        return "Credentials[tenant=" + tenant + "]"; // never the token
    }
}
