package io.aftercare.reply.testing;

import static io.restassured.RestAssured.given;

import io.aftercare.local.platform.testing.IssuerResource;
import io.aftercare.web.Role;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.util.Set;
import java.util.UUID;

/** Somebody who calls the service with a token. */
public record Person(String tenant, String subject, String role) {
    public static Person customer(String tenant) {
        return new Person(tenant, "lin-xiao", Role.CUSTOMER);
    }

    public static Person agent(String tenant) {
        return new Person(tenant, "agent-1", Role.AGENT);
    }

    public static Person manager(String tenant) {
        return new Person(tenant, "manager-1", Role.MANAGER);
    }

    public static Person admin(String tenant) {
        return new Person(tenant, "admin-1", Role.ADMIN);
    }

    /** A tenant that no other test knows. */
    public static String newTenant() {
        return "t-" + UUID.randomUUID();
    }

    public RequestSpecification asks() {
        String token = Jwt.issuer(IssuerResource.ISSUER)
                .subject(subject)
                .groups(Set.of(role))
                .claim("tenant", tenant)
                .expiresIn(300)
                .sign();
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
