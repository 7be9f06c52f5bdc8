package io.aftercare.web;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who is asking, read from the verified token: the tenant, the person, and what they may do. */
@RequestScoped
@IfBuildProperty(name = "quarkus.smallrye-jwt.enabled", stringValue = "true", enableIfMissing = true)
public class Caller {
    /** Names the tenant on whose behalf a token of role {@link Role#SERVICE} acts; ignored for everybody else. */
    public static final String TENANT_HEADER = "X-Aftercare-Tenant";

    private final JsonWebToken token;
    private final TenantHeader tenantHeader;

    Caller(JsonWebToken token, TenantHeader tenantHeader) {
        this.token = token;
        this.tenantHeader = tenantHeader;
    }

    /**
     * The tenant whose rows this request may touch.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 403 when the token names none
     */
    public String tenant() {
        Optional<String> tenant = is(Role.SERVICE) ? tenantHeader.value() : token.claim("tenant");
        return tenant.filter(name -> !name.isBlank()).orElseThrow(Problems::tenantMissing);
    }

    /** The token's subject: for a customer, the customer's id in the merchant's shop. */
    public String subject() {
        return token.getSubject();
    }

    /** A customer sees only what is theirs; agents, managers, admins and services see their tenant. */
    public boolean isCustomer() {
        return !isStaff() && !is(Role.SERVICE);
    }

    public boolean isStaff() {
        return is(Role.AGENT) || is(Role.MANAGER) || is(Role.ADMIN);
    }

    public boolean is(String role) {
        Set<String> groups = token.getGroups();
        return groups != null && groups.contains(role);
    }
}
