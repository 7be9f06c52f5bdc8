package io.aftercare.ticket;

import static io.aftercare.ticket.testing.Understandings.request;
import static io.aftercare.ticket.testing.Understandings.returnForQuality;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.aftercare.ticket.testing.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CaseTest {
    private static final String CASE = "/v1/cases/{id}";
    private static final String TRANSITIONS = "/v1/cases/{id}/transitions";

    private final String tenant = Person.newTenant();
    private final Person lin = Person.customer(tenant, "lin-xiao");
    private final Person agent = Person.agent(tenant);

    @Test
    void anAgentMovesACaseWithTheTagThatWasRead() {
        String id = opensCase();
        String tag = agent.get(CASE, id).statusCode(200).extract().header("ETag");

        String newTag = moves(id, tag, "in_progress")
                .statusCode(200)
                .body("status", equalTo("in_progress"))
                .body("stage", equalTo("checking"))
                .body("next", contains("waiting_for_customer", "cancelled"))
                .body("history[1].from", equalTo("open"))
                .body("history[1].actor", equalTo("agent"))
                .extract()
                .header("ETag");

        assertThat(newTag).isNotEqualTo(tag);
        assertThat(agent.get(CASE, id).extract().header("ETag")).isEqualTo(newTag);
    }

    @Test
    void whatWasNotReadCannotBeOverwritten() {
        String id = opensCase();
        String tag = agent.get(CASE, id).extract().header("ETag");
        moves(id, tag, "in_progress").statusCode(200);

        moves(id, tag, "cancelled")
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:changed-meanwhile"))
                .body("currentVersion", equalTo(agent.get(CASE, id).extract().path("version")))
                .header("ETag", "\"1\"");
        agent.post(Map.of("to", "cancelled", "reason", "done"), TRANSITIONS, id)
                .statusCode(428)
                .body("type", equalTo("urn:aftercare:problem:if-match-required"));
    }

    @Test
    void anIllegalTransitionIsRefusedByName() {
        moves(opensCase(), "*", "closed")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:aftercare:problem:illegal-transition"))
                .body(
                        "detail",
                        equalTo("A case cannot go from open to closed; legal from open: in_progress, cancelled."));
    }

    @Test
    void aCustomerSeesTheirCaseAndCannotMoveIt() {
        String id = opensCase();

        lin.get(CASE, id)
                .statusCode(200)
                .body("customerId", equalTo("lin-xiao"))
                .header("ETag", notNullValue());
        lin.asks()
                .header("If-Match", "*")
                .body(Map.of("to", "cancelled", "reason", "x"))
                .post(TRANSITIONS, id)
                .then()
                .statusCode(403);
        Person.customer(tenant, "zhou-min").get(CASE, id).statusCode(404);
        Person.agent(Person.newTenant())
                .get(CASE, id)
                .statusCode(404)
                .body("type", equalTo("urn:aftercare:problem:case-not-found"));
        Person.customer(tenant, "zhou-min").get("/v1/cases").body("items", hasSize(0));
    }

    @Test
    void pagesFollowEachOtherNewestFirstWithoutGapOrRepeat() {
        List<String> opened = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            opened.addFirst(opensCase());
        }

        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            ValidatableResponse page = agent.get("/v1/cases?limit=3&cursor={c}"
                            .replace("&cursor={c}", cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .statusCode(200);
            listed.addAll(page.extract().path("items.id"));
            cursor = page.extract().path("nextCursor");
        } while (cursor != null);

        assertThat(listed).isEqualTo(opened);
        agent.get("/v1/cases?kind=return&status=open").body("items.kind", everyItem(equalTo("return")));
        agent.get("/v1/cases?kind=invoice").body("items", hasSize(0)).body("nextCursor", nullValue());
    }

    @Test
    void aDepartmentFindsAndCompletesItsTask() {
        String caseId = opensCase();
        String task = agent.get("/v1/tasks?department=quality&status=open")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].caseId", equalTo(caseId))
                .body("items[0].action", equalTo("assess_defect"))
                .extract()
                .path("items[0].id");
        String tag = agent.get(CASE, caseId).extract().header("ETag");

        agent.post(Map.of("outcome", "defect_confirmed"), "/v1/tasks/{id}/complete", task)
                .statusCode(200)
                .body("status", equalTo("completed"))
                .body("outcome", equalTo("defect_confirmed"));

        assertThat(agent.get(CASE, caseId).extract().header("ETag")).isNotEqualTo(tag);
        agent.post(Map.of("outcome", "again"), "/v1/tasks/{id}/complete", task).statusCode(409);
        agent.get("/v1/tasks?department=quality&status=open").body("items", hasSize(0));
        lin.get("/v1/tasks").statusCode(403);
        Person.agent(Person.newTenant())
                .post(Map.of("outcome", "x"), "/v1/tasks/{id}/complete", task)
                .statusCode(404);
    }

    @Test
    void aSettledCaseIsNotReused() {
        String conversation = lin.startsConversation();
        String first = decidesReturn(conversation);
        moves(first, "*", "cancelled").statusCode(200).body("tasks.status", everyItem(equalTo("cancelled")));

        assertThat(decidesReturn(conversation)).isNotEqualTo(first);
    }

    @Test
    void parametersThatMakeNoSenseAreNamed() {
        agent.get("/v1/cases?limit=0").statusCode(400).body("type", equalTo("urn:aftercare:problem:limit-invalid"));
        agent.get("/v1/cases?limit=many").statusCode(400);
        agent.get("/v1/cases?cursor=%21").statusCode(400).body("type", equalTo("urn:aftercare:problem:cursor-invalid"));
        agent.get("/v1/cases?kind=gift")
                .statusCode(400)
                .body("type", equalTo("urn:aftercare:problem:parameter-invalid"));
        agent.get("/v1/cases?conversationId=1").statusCode(400);
        agent.get("/v1/cases/{id}", "not-a-uuid").statusCode(404);
        agent.get(CASE, UUID.randomUUID()).statusCode(404);
        moves(opensCase(), "*", "exploded").statusCode(400);
    }

    private ValidatableResponse moves(String id, String tag, String to) {
        return agent.asks()
                .header("If-Match", tag)
                .body(Map.of("to", to, "reason", "task_started"))
                .post(TRANSITIONS, id)
                .then();
    }

    private String opensCase() {
        String conversation = lin.startsConversation();
        return lin.decides(conversation, lin.writes(conversation, "质量问题，退货"), returnForQuality())
                .getString("case.id");
    }

    private String decidesReturn(String conversation) {
        return lin.decides(conversation, lin.writes(conversation, "退货"), request("return.request", "return"))
                .getString("case.id");
    }
}
