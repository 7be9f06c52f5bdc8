package io.aftercare.ticket;

import static io.aftercare.ticket.testing.Understandings.request;
import static io.aftercare.ticket.testing.Understandings.returnForQuality;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.aftercare.ticket.testing.Person;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TaskQueueTest {
    private final String tenant = Person.newTenant();
    private final Person lin = Person.customer(tenant, "lin-xiao");
    private final Person manager = Person.manager(tenant);
    private final Person quality = Person.agent(tenant, "quality-1");

    @Test
    void somebodyGetsWhatIsDueFirstInTheirDepartment() {
        describes("quality-1", List.of("quality"), List.of(), 5);
        String first = opensReturn();
        String second = opensReturn();

        quality.post(Map.of(), "/v1/tasks/next")
                .statusCode(200)
                .body("caseId", equalTo(first))
                .body("department", equalTo("quality"))
                .body("assignee", equalTo("quality-1"));
        quality.post(Map.of(), "/v1/tasks/next").statusCode(200).body("caseId", equalTo(second));
        quality.post(Map.of(), "/v1/tasks/next").statusCode(204);
        quality.get("/v1/tasks?assignee=me").body("items", hasSize(2));
        manager.get("/v1/tasks?waiting=true").body("items.department", contains("logistics", "logistics"));
    }

    @Test
    void nobodyGetsMoreThanTheyCanHold() {
        describes("quality-1", List.of("quality"), List.of(), 1);
        opensReturn();
        opensReturn();
        String task = quality.post(Map.of(), "/v1/tasks/next").extract().path("id");

        quality.post(Map.of(), "/v1/tasks/next")
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:capacity-reached"));
        quality.post(Map.of("outcome", "defect_confirmed"), "/v1/tasks/{id}/complete", task)
                .statusCode(200);
        quality.post(Map.of(), "/v1/tasks/next").statusCode(200);
    }

    @Test
    void whatNeedsASkillGoesToWhoHasItAndAManagersApprovalToAManager() {
        String id = lin.decides(start(), lin.writes(conversation, "退款"), request("refund_only.request", "refund_only"))
                .getString("case.id");
        Person agent = Person.agent(tenant, "finance-1");
        agent.gives(id, "take_up", Map.of()).statusCode(200);
        agent.gives(id, "approve", Map.of("amount", Map.of("amount", "501", "currency", "CNY")))
                .statusCode(200);

        agent.post(Map.of(), "/v1/tasks/next").statusCode(204);
        manager.post(Map.of(), "/v1/tasks/next").statusCode(200).body("action", equalTo("approve_amount"));
        manager.gives(id, "approve", Map.of()).statusCode(200);
        manager.get("/v1/tasks?assignee=me&status=completed").body("items", hasSize(1));
    }

    @Test
    void manyWhoAskAtOnceGetOneEach() throws Exception {
        IntStream.range(0, 4).forEach(n -> opensReturn());

        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<String>> asks = IntStream.range(0, 4)
                    .<Callable<String>>mapToObj(n -> () -> Person.agent(tenant, "a-" + n)
                            .post(Map.of(), "/v1/tasks/next?department=quality")
                            .statusCode(200)
                            .extract()
                            .path("id"))
                    .toList();
            List<Future<String>> got = threads.invokeAll(asks);
            assertThat(got.stream().map(TaskQueueTest::result))
                    .doesNotHaveDuplicates()
                    .hasSize(4);
        }
        manager.get("/v1/tasks/workload")
                .statusCode(200)
                .body("queues.find { it.department == 'quality' }.waiting", equalTo(0))
                .body("queues.find { it.department == 'quality' }.open", equalTo(4))
                .body("people", hasSize(4))
                .body("people[0].capacity", equalTo(10));
    }

    @Test
    void peopleGiveBackWhatIsTheirsAndOnlyAManagerDecidesForOthers() {
        opensReturn();
        String task = quality.post(Map.of(), "/v1/tasks/next?department=quality")
                .extract()
                .path("id");
        Person other = Person.agent(tenant, "quality-2");

        other.post(Map.of("assignee", "quality-2"), "/v1/tasks/{id}/assignment", task)
                .statusCode(403)
                .body("type", equalTo("urn:aftercare:problem:not-your-task"));
        manager.post(Map.of("assignee", "quality-2"), "/v1/tasks/{id}/assignment", task)
                .statusCode(200);
        other.post(Map.of(), "/v1/tasks/{id}/assignment", task).statusCode(200).body("assignee", nullValue());
        quality.post(Map.of(), "/v1/staff/quality-1").statusCode(403);
        manager.post(Map.of("skills", List.of("Not a code")), "/v1/staff/quality-1")
                .statusCode(400);
    }

    private String conversation;

    private String start() {
        conversation = lin.startsConversation();
        return conversation;
    }

    private void describes(String person, List<String> departments, List<String> skills, int capacity) {
        manager.post(
                        Map.of("departments", departments, "skills", skills, "capacity", capacity),
                        "/v1/staff/{person}",
                        person)
                .statusCode(200);
        manager.get("/v1/staff/{person}", person).body("departments", equalTo(departments));
    }

    private String opensReturn() {
        return lin.decides(start(), lin.writes(conversation, "质量问题，退货"), returnForQuality())
                .getString("case.id");
    }

    private static String result(Future<String> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
