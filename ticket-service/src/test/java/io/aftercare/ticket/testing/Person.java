package io.aftercare.ticket.testing;

import static io.restassured.RestAssured.given;

import io.aftercare.local.platform.testing.IssuerResource;
import io.aftercare.web.Caller;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Somebody who calls the service with a token, and what they usually do. */
public final class Person {
    private final String tenant;
    private final String subject;
    private final String role;

    private Person(String tenant, String subject, String role) {
        this.tenant = tenant;
        this.subject = subject;
        this.role = role;
    }

    public static Person customer(String tenant, String id) {
        return new Person(tenant, id, "customer");
    }

    public static Person agent(String tenant) {
        return new Person(tenant, "agent-1", "agent");
    }

    public static Person agent(String tenant, String id) {
        return new Person(tenant, id, "agent");
    }

    public static Person manager(String tenant) {
        return new Person(tenant, "manager-1", "manager");
    }

    public static Person admin(String tenant) {
        return new Person(tenant, "admin-1", "admin");
    }

    /** @param tenant null for all of them */
    public static Person gateway(String tenant) {
        return new Person(tenant, "gateway", "service");
    }

    /** A tenant that no other test knows. */
    public static String newTenant() {
        return "t-" + UUID.randomUUID();
    }

    public RequestSpecification asks() {
        JwtClaimsBuilder claims =
                Jwt.issuer(IssuerResource.ISSUER).subject(subject).groups(Set.of(role));
        RequestSpecification request = given();
        if (role.equals("service")) {
            if (tenant != null) {
                request.header(Caller.TENANT_HEADER, tenant);
            }
        } else {
            claims.claim("tenant", tenant);
        }
        return request.auth().oauth2(claims.expiresIn(300).sign()).contentType(ContentType.JSON);
    }

    public ValidatableResponse get(String path, Object... parameters) {
        return asks().get(path, parameters).then();
    }

    public ValidatableResponse post(Object body, String path, Object... parameters) {
        return asks().body(body).post(path, parameters).then();
    }

    public ValidatableResponse put(Object body, String path, Object... parameters) {
        return asks().body(body).put(path, parameters).then();
    }

    /** Gives a command to a case as it stands. */
    public ValidatableResponse gives(String caseId, String command, Map<String, ?> particulars) {
        return asks().header("If-Match", "*")
                .body(particulars)
                .post("/v1/cases/{id}/commands/{command}", caseId, command)
                .then();
    }

    /** Opens a case by name, for goods such as {@code A1003 L-4001 1}. */
    public ValidatableResponse asksFor(String kind, String... lines) {
        return post(
                Map.of(
                        "conversationId", startsConversation(),
                        "kind", kind,
                        "lines", Stream.of(lines).map(Person::line).toList()),
                "/v1/cases");
    }

    private static Map<String, Object> line(String words) {
        String[] parts = words.split(" ");
        return Map.of("orderId", parts[0], "sku", parts[1], "quantity", Integer.parseInt(parts[2]));
    }

    public String startsConversation() {
        return post(Map.of("channel", "web", "locale", "zh-CN"), "/v1/conversations")
                .statusCode(201)
                .extract()
                .path("id");
    }

    public String writes(String conversationId, String text) {
        return post(Map.of("text", text), "/v1/conversations/{id}/messages", conversationId)
                .statusCode(201)
                .extract()
                .path("id");
    }

    public JsonPath decides(String conversationId, String messageId, Map<String, Object> understanding) {
        return post(
                        Map.of("understanding", understanding, "missing", Set.of()),
                        "/v1/conversations/{c}/messages/{m}/decision",
                        conversationId,
                        messageId)
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Ends a turn with a reply that has one sentence. */
    public ValidatableResponse replies(String conversationId, String messageId, Map<String, Object> changes) {
        Map<String, Object> reply = new HashMap<>(Map.of(
                "id", UUID.randomUUID().toString(),
                "text", "好的。",
                "sentences", Set.of(Map.of("text", "好的。")),
                "source", "case",
                "promises", Set.of()));
        Map<String, Object> end = new HashMap<>(
                Map.of("reply", reply, "missing", Set.of(), "timings", Map.of(), "turn", Map.of("id", messageId)));
        changes.forEach((key, value) -> {
            if (key.startsWith("reply.")) {
                reply.put(key.substring(6), value);
            } else {
                end.put(key, value);
            }
        });
        return put(end, "/v1/conversations/{c}/messages/{m}/reply", conversationId, messageId);
    }
}
