package io.aftercare.ticket;

import static io.aftercare.ticket.testing.Understandings.request;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.aftercare.ticket.testing.Person;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A tenant goes by terms of its own, and nobody else does. */
@QuarkusTest
class TermsTest {
    private static final String THREE_HOURS = """
            warnAt: 0.5
            rules:
              - {name: all, calendar: always, firstResponse: 3h, nextResponse: 3h, resolution: 9h}
            """;
    private static final int STANDARD_MINUTES = 60;

    private final String tenant = Person.newTenant();
    private final Person agent = Person.agent(tenant);
    private final Person manager = Person.manager(tenant);

    @Test
    void casesGoByTheTenantsTermsAndByTheStandardOnesWhenItTakesThemBack() {
        agent.get("/v1/terms").statusCode(200).body("own", equalTo(false)).body("yaml", nullValue());
        String before = opensCase(tenant);
        allowed(before, STANDARD_MINUTES);

        manager.post(Map.of("yaml", THREE_HOURS), "/v1/terms")
                .statusCode(200)
                .body("version", equalTo(1))
                .body("changedBy", equalTo("manager-1"));

        allowed(opensCase(tenant), 180);
        allowed(before, STANDARD_MINUTES);
        Person elsewhere = Person.agent(Person.newTenant());
        elsewhere.get("/v1/terms").body("own", equalTo(false));

        manager.post(Map.of("yaml", THREE_HOURS), "/v1/terms").body("version", equalTo(1));
        manager.post(Map.of(), "/v1/terms/withdraw")
                .statusCode(200)
                .body("own", equalTo(false))
                .body("version", equalTo(2));
        allowed(opensCase(tenant), STANDARD_MINUTES);
    }

    @Test
    void termsThatMakeNoSenseAreRefusedByNameAndChangeNothing() {
        manager.post(Map.of("yaml", THREE_HOURS.replace("9h", "1d")), "/v1/terms")
                .statusCode(400)
                .body("type", equalTo("urn:aftercare:problem:terms-refused"))
                .body("detail", containsString("rule all: resolution is '1d': write minutes or hours of work"));
        manager.post(Map.of("yaml", "- nothing"), "/v1/terms").statusCode(400);
        manager.post(Map.of("yaml", " "), "/v1/terms").statusCode(400);
        agent.post(Map.of("yaml", THREE_HOURS), "/v1/terms").statusCode(403);

        allowed(opensCase(tenant), STANDARD_MINUTES);
    }

    private void allowed(String caseId, int minutes) {
        agent.get("/v1/cases/{id}", caseId).statusCode(200).body("sla.allowedMinutes", hasItem(minutes));
    }

    private static String opensCase(String tenant) {
        Person lin = Person.customer(tenant, "lin-xiao");
        String conversation = lin.startsConversation();
        return lin.decides(conversation, lin.writes(conversation, "我要退货"), request("return.request", "return"))
                .getString("case.id");
    }
}
