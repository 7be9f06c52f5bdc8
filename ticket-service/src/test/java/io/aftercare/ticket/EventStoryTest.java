package io.aftercare.ticket;

import static io.aftercare.ticket.testing.Understandings.asksForPerson;
import static io.aftercare.ticket.testing.Understandings.naming;
import static io.aftercare.ticket.testing.Understandings.returnForQuality;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aftercare.events.EventCodec;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.EventType;
import io.aftercare.events.GoldenEvents;
import io.aftercare.ticket.testing.Dues;
import io.aftercare.ticket.testing.Person;
import io.aftercare.ticket.testing.PublishedEvents;
import io.aftercare.ticket.testing.ShopResource;
import io.aftercare.ticket.testing.Terms;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One conversation that causes every event there is, read back from Kafka. */
@QuarkusTest
class EventStoryTest {
    private static final String SECRET_TEXT = "我是林晓，电话13800000000，杯子碎了，要求退货";

    @Inject
    Pool pool;

    private final ObjectMapper json = new ObjectMapper();
    private final Person lin = Person.customer("demo", "lin-xiao");
    private final Person agent = Person.agent("demo");
    private String conversation;
    private String caseId;

    @BeforeEach
    void aConversationHasStarted() {
        conversation = lin.startsConversation();
    }

    @BeforeEach
    void theShopAnswersInTime() {
        await().untilAsserted(() -> lin.get("/v1/orders/A1003").statusCode(200));
    }

    @Test
    void everyEventIsPublishedAsTheGoldenSamplesSayAndWithoutPersonalData() {
        tellTheStory();

        try (PublishedEvents events = new PublishedEvents("demo")) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> ofStory(events.json()).size() >= 55);
            List<String> story = ofStory(events.json());

            Map<String, List<String>> byType = story.stream()
                    .collect(Collectors.groupingBy(
                            event -> read(event).path("type").asText()));
            assertThat(byType.keySet())
                    .isEqualTo(Arrays.stream(EventType.values())
                            .map(EventType::typeName)
                            .collect(Collectors.toSet()));
            byType.forEach((type, written) -> written.forEach(event -> assertThat(fields(read(event)))
                    .as(type)
                    .isEqualTo(
                            fields(read(GoldenEvents.json(EventType.named(type).orElseThrow()))))));
            assertThat(String.join("", story))
                    .doesNotContain("林", "13800000000", "lin-xiao", "A1003", "agent-1", "裂", "顺丰", "好的");
            assertThat(read(byType.get("case.opened").getFirst())
                            .at("/data/segments/channel")
                            .asText())
                    .isEqualTo("web");
            assertThat(read(byType.get("case.order_linked").getFirst())
                            .at("/data/segments")
                            .toString())
                    .isEqualTo("{\"sku\":\"L-4001\",\"productClass\":\"clothing\",\"batch\":\"L-4001-B2\","
                            + "\"warehouse\":\"WH-ZHENGZHOU\",\"carrier\":\"zto\",\"region\":\"CN-GD\","
                            + "\"channel\":\"web\",\"agentGroup\":null}");
            assertThat(conversationEvents(events))
                    .containsExactly(
                            "conversation.started",
                            "message.received",
                            "message.understood",
                            "reply.sent",
                            "message.received",
                            "handoff.requested",
                            "reply.sent",
                            "handoff.taken",
                            "handoff.released",
                            "handoff.taken",
                            "handoff.done",
                            "draft.decided",
                            "message.received",
                            "reply.sent");
            assertThat(caseEvents(events))
                    .containsExactly(
                            "case.opened",
                            "task.created",
                            "task.created",
                            "sla.warned",
                            "sla.broken",
                            "promise.made",
                            "promise.warned",
                            "promise.broken",
                            "case.order_linked",
                            "task.taken",
                            "promise.kept",
                            "task.completed",
                            "case.stage_changed",
                            "case.status_changed",
                            "case.assigned",
                            "case.stage_changed",
                            "case.approved",
                            "case.stage_changed",
                            "action.requested",
                            "action.answered",
                            "case.stage_changed",
                            "case.status_changed",
                            "parcel.scanned",
                            "case.stage_changed",
                            "case.status_changed",
                            "parcel.scanned",
                            "case.stage_changed",
                            "parcel.scanned",
                            "case.stage_changed",
                            "case.stage_changed",
                            "goods.inspected",
                            "task.completed",
                            "case.stage_changed",
                            "action.requested",
                            "action.answered",
                            "refund.settled",
                            "case.stage_changed",
                            "case.linked");
        }
    }

    private void tellTheStory() {
        String first = lin.writes(conversation, SECRET_TEXT);
        caseId = lin.decides(conversation, first, returnForQuality()).getString("case.id");
        isLate();
        lin.replies(
                        conversation,
                        first,
                        Map.of("understanding", returnForQuality(), "reply.promises", List.of(firstStep(caseId))))
                .statusCode(204);
        thePromiseIsBroken();
        String second = lin.writes(conversation, "A1003，转人工");
        Map<String, Object> both = naming(returnForQuality(), "A1003");
        both.put(
                "intents",
                List.of(
                        Map.of("name", "human.request", "confidence", 0.5),
                        Map.of("name", "return.request", "confidence", 0.4, "kind", "return", "needsOrder", true)));
        JsonPath decided = lin.decides(conversation, second, both);
        assertThat(decided.getString("orderState")).isEqualTo("known");
        String draft = UUID.randomUUID().toString();
        lin.replies(
                        conversation,
                        second,
                        Map.of(
                                "missing",
                                List.of("understanding"),
                                "understanding",
                                asksForPerson(),
                                "draft",
                                Map.of("id", draft, "text", "好的，林晓。", "source", "case")))
                .statusCode(204);
        for (String step : List.of("take", "release", "take", "done")) {
            agent.post(Map.of(), "/v1/handoffs/{id}/" + step, decided.getString("handoff.id"))
                    .statusCode(200);
        }
        agent.post(Map.of("reason", "林晓要人工"), "/v1/drafts/{id}/reject", draft).statusCode(200);
        String task = agent.get("/v1/cases/{id}", caseId).extract().path("tasks[0].id");
        agent.post(Map.of("assignee", "agent-1"), "/v1/tasks/{id}/assignment", task)
                .statusCode(200);
        agent.post(Map.of("outcome", "叫了顺丰"), "/v1/tasks/{id}/complete", task).statusCode(200);
        agent.asks()
                .header("If-Match", "*")
                .body(Map.of("to", "in_progress", "reason", "林晓催了"))
                .post("/v1/cases/{id}/transitions", caseId)
                .then()
                .statusCode(200);
        goesOnToTheRefund();
        anotherCaseIsCancelled();
        lin.post(
                        Map.of(
                                "messageId",
                                first,
                                "rating",
                                "down",
                                "comment",
                                "林",
                                "correctIntent",
                                "exchange.request"),
                        "/v1/conversations/{id}/feedback",
                        conversation)
                .statusCode(201);
    }

    private static Map<String, Object> firstStep(String caseId) {
        return Map.of(
                "kind",
                "first_step",
                "dueAt",
                Instant.now().plus(Duration.ofDays(1)).toString(),
                "caseId",
                caseId,
                "sentence",
                0);
    }

    private void thePromiseIsBroken() {
        try (PublishedEvents events = new PublishedEvents("demo")) {
            Dues.in(pool, conversation, Duration.ofMinutes(5));
            await().until(() -> caseEvents(events).contains("promise.warned"));
            Dues.in(pool, conversation, Duration.ofMinutes(-5));
            await().until(() -> caseEvents(events).contains("promise.broken"));
        }
    }

    private void anotherCaseIsCancelled() {
        String other = lin.post(Map.of("conversationId", conversation, "kind", "invoice"), "/v1/cases")
                .statusCode(201)
                .extract()
                .path("id");
        String third = lin.writes(conversation, "发票");
        lin.replies(conversation, third, Map.of("reply.promises", List.of(firstStep(other))))
                .statusCode(204);
        lin.gives(other, "cancel", Map.of()).statusCode(200);
    }

    private void isLate() {
        for (Map.Entry<Integer, String> minutes : Map.of(50, "sla.warned", 61, "sla.broken").entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList()) {
            Terms.use(pool, caseId, 0, Duration.ofMinutes(minutes.getKey()));
            try (PublishedEvents events = new PublishedEvents("demo")) {
                await().until(() -> caseEvents(events).contains(minutes.getValue()));
            }
        }
    }

    private void goesOnToTheRefund() {
        Map<String, String> money = Map.of("amount", "0.02", "currency", "CNY");
        agent.gives(caseId, "approve", Map.of("amount", money)).statusCode(200);
        agent.gives(caseId, "arrange_pickup", Map.of()).statusCode(200);
        comesTo("awaiting_parcel");
        ShopResource.shop().advance(Duration.ofHours(50));
        comesTo("received");
        Map<String, Object> found =
                Map.of("sku", "L-4001", "quantity", 1, "damagedQuantity", 0, "grade", "b", "fault", false);
        agent.gives(caseId, "inspect", Map.of("inspection", List.of(found))).statusCode(200);
        agent.gives(caseId, "refund", Map.of("refund", money, "reason", "林晓的退款"))
                .statusCode(200);
        await().untilAsserted(() ->
                agent.get("/v1/cases/{id}", caseId).body("dossier.actions[1].state", equalTo("accepted")));
        ShopResource.shop().advance(Duration.ofHours(25));
        comesTo("refunded");
        String other = lin.asksFor("return", "A1003 L-4001 1").extract().path("id");
        agent.asks()
                .header("If-Match", "*")
                .body(Map.of("caseId", other))
                .post("/v1/cases/{id}/links", caseId)
                .then()
                .statusCode(200);
    }

    private void comesTo(String stage) {
        await().untilAsserted(() -> agent.get("/v1/cases/{id}", caseId).body("stage", equalTo(stage)));
    }

    private List<String> conversationEvents(PublishedEvents events) {
        return typesOf(events, "aftercare.conversations", conversation);
    }

    private List<String> caseEvents(PublishedEvents events) {
        return typesOf(events, "aftercare.cases", caseId);
    }

    private List<String> typesOf(PublishedEvents events, String topic, String subject) {
        return ofStory(events.json()).stream()
                .map(EventCodec::read)
                .filter(event -> event.data().topic().topicName().equals(topic)
                        && event.subject().equals(subject))
                .map(EventEnvelope::type)
                .toList();
    }

    private List<String> ofStory(List<String> events) {
        return events.stream()
                .filter(event -> event.contains(conversation)
                        || read(event).path("subject").asText().equals(caseId))
                .toList();
    }

    private static Set<String> fields(JsonNode event) {
        Set<String> names = new TreeSet<>();
        event.fieldNames().forEachRemaining(names::add);
        event.path("data").fieldNames().forEachRemaining(name -> names.add("data." + name));
        return names;
    }

    private JsonNode read(String event) {
        try {
            return json.readTree(event);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
