package io.aftercare.ticket;

import static io.aftercare.ticket.testing.Understandings.asksForPerson;
import static io.aftercare.ticket.testing.Understandings.naming;
import static io.aftercare.ticket.testing.Understandings.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.aftercare.ticket.testing.Person;
import io.aftercare.ticket.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A conversation goes to a person, who knows what it is about, and answers. */
@QuarkusTest
class HandoffTest {
    private static final String QUEUE = "/v1/handoffs";
    private static final String ANSWERS = "/v1/conversations/{id}/answers";

    private final String tenant = Person.newTenant();
    private final Person lin = Person.customer(tenant, "lin-xiao");
    private final Person agent = Person.agent(tenant);
    private final Person other = Person.agent(tenant, "agent-2");
    private final Person manager = Person.manager(tenant);

    private String conversation;

    private String asked() {
        conversation = lin.startsConversation();
        return lin.post(Map.of(), "/v1/conversations/{id}/handoff", conversation)
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse does(Person who, String what, String handoff) {
        return who.post(Map.of(), QUEUE + "/{id}/" + what, handoff);
    }

    private ValidatableResponse shown() {
        return lin.get("/v1/conversations/{id}", conversation).statusCode(200);
    }

    private String promisedACall() {
        String message = lin.writes(conversation, "转人工");
        lin.decides(conversation, message, asksForPerson());
        Map<String, Object> call = Map.of(
                "kind",
                "call_back",
                "dueAt",
                Instant.now().plus(Duration.ofMinutes(10)).toString(),
                "sentence",
                0);
        lin.replies(conversation, message, Map.of("reply.source", "handoff", "reply.promises", List.of(call)))
                .statusCode(204);
        return message;
    }

    @Test
    void theQueueHoldsWhatWaitsInEachStateOldestDueFirst() {
        List<String> ids = List.of(asked(), asked(), asked());
        does(agent, "take", ids.get(1)).statusCode(200);

        agent.get(QUEUE + "?state=requested").body("items.id", contains(ids.get(0), ids.get(2)));
        agent.get(QUEUE + "?state=taken").body("items.id", contains(ids.get(1)));
        String next = agent.get(QUEUE + "?limit=2")
                .body("items", hasSize(2))
                .extract()
                .path("nextCursor");
        agent.get(QUEUE + "?limit=2&cursor={next}", next)
                .body("items.id", contains(ids.get(2)))
                .body("nextCursor", nullValue());
        agent.get(QUEUE + "?state=lost").statusCode(400);
        lin.get(QUEUE).statusCode(403);
        does(Person.agent(Person.newTenant()), "take", ids.get(0)).statusCode(404);
    }

    @Test
    void onePersonTakesItAndWhoComesSecondIsToldWhoHasIt() {
        String id = asked();

        does(agent, "take", id).statusCode(200).body("state", equalTo("taken")).body("takenBy", equalTo("agent-1"));
        does(agent, "take", id).statusCode(200);

        for (String what : List.of("take", "release", "done")) {
            does(other, what, id)
                    .statusCode(409)
                    .body("type", equalTo("urn:aftercare:problem:handoff-taken"))
                    .body("takenBy", equalTo("agent-1"))
                    .body("detail", equalTo("agent-1 has this handoff."));
        }
        shown().body("handoff.state", equalTo("taken")).body("handoff.takenBy", nullValue());
    }

    @Test
    void itGoesBackToTheQueueOrIsDoneAndSaysSo() {
        String id = asked();
        does(agent, "done", id).statusCode(409).body("type", equalTo("urn:aftercare:problem:handoff-not-taken"));
        does(agent, "take", id).statusCode(200);

        does(agent, "release", id).statusCode(200).body("takenBy", nullValue());
        does(other, "take", id).statusCode(200).body("takenBy", equalTo("agent-2"));
        does(manager, "done", id).statusCode(200).body("state", equalTo("done"));

        does(other, "take", id).statusCode(409).body("type", equalTo("urn:aftercare:problem:handoff-done"));
        try (PublishedEvents events = new PublishedEvents(tenant)) {
            await().until(() -> events.types().contains("handoff.done"));
            assertThat(events.types())
                    .containsExactly(
                            "conversation.started",
                            "handoff.requested",
                            "handoff.taken",
                            "handoff.released",
                            "handoff.taken",
                            "handoff.done");
        }
    }

    @Test
    void whoAsksAgainWhileSomebodyIsAtItIsNotQueuedTwiceAndMayAskAgainAfterwards() {
        String id = asked();
        does(agent, "take", id).statusCode(200);

        lin.post(Map.of(), "/v1/conversations/{id}/handoff", conversation)
                .statusCode(200)
                .body("id", equalTo(id));
        String message = lin.writes(conversation, "转人工");
        assertThat(lin.decides(conversation, message, asksForPerson()).getString("handoff.state"))
                .isEqualTo("taken");

        does(agent, "done", id).statusCode(200);
        lin.post(Map.of(), "/v1/conversations/{id}/handoff", conversation).statusCode(201);
    }

    @Test
    void whoNeedsAPersonSoonestComesFirstAndWhoWasCalmLast() {
        Map<String, Object> calm = asksForPerson();
        calm.put("sentiment", Map.of("label", "neutral", "score", 0.9));
        Map<String, Object> urgent = asksForPerson();
        urgent.put("urgency", "high");
        String first = askedAs(calm);
        String second = askedAs(asksForPerson());
        String third = askedAs(urgent);

        agent.get(QUEUE + "?state=requested").body("items.id", contains(third, second, first));
        String next = agent.get(QUEUE + "?limit=1")
                .body("items.id", contains(third))
                .extract()
                .path("nextCursor");
        agent.get(QUEUE + "?limit=1&cursor={next}", next).body("items.id", contains(second));
    }

    @Test
    void whoGrowsUpsetWhileTheyWaitMovesUpAndIsQueuedOnce() {
        Map<String, Object> calm = asksForPerson();
        calm.put("sentiment", Map.of("label", "neutral", "score", 0.9));
        String before = askedAs(calm);
        String id = askedAs(calm);
        agent.get(QUEUE).body("items.id", contains(before, id));

        lin.decides(conversation, lin.writes(conversation, "人呢！！"), asksForPerson());

        agent.get(QUEUE).body("items.id", contains(id, before));
    }

    @Test
    void whoGrowsUpsetAboutSomethingElseMovesUpToo() {
        Map<String, Object> calm = asksForPerson();
        calm.put("sentiment", Map.of("label", "neutral", "score", 0.9));
        String before = askedAs(calm);
        String id = askedAs(calm);

        JsonPath decided =
                lin.decides(conversation, lin.writes(conversation, "我要退货！！"), request("return.request", "return"));

        assertThat(decided.getMap("handoff")).isNull();
        agent.get(QUEUE).body("items.id", contains(id, before));
    }

    @Test
    void aTurnKnowsOfThePersonWhoWasCalledBeforeItUntilThatIsDone() {
        conversation = lin.startsConversation();
        JsonPath called = lin.decides(conversation, lin.writes(conversation, "转人工"), asksForPerson());
        String id = called.getString("handoff.id");
        assertThat(called.getMap("waiting")).isNull();

        JsonPath goesOn =
                lin.decides(conversation, lin.writes(conversation, "我要退货"), request("return.request", "return"));
        assertThat(goesOn.getMap("handoff")).isNull();
        assertThat(goesOn.getString("waiting.id")).isEqualTo(id);
        assertThat(lin.decides(conversation, lin.writes(conversation, "人呢"), asksForPerson())
                        .getString("waiting.id"))
                .isEqualTo(id);

        does(agent, "take", id).statusCode(200);
        does(agent, "done", id).statusCode(200);
        JsonPath afterwards =
                lin.decides(conversation, lin.writes(conversation, "还要退货"), request("return.request", "return"));
        assertThat(afterwards.getMap("waiting")).isNull();
    }

    private String askedAs(Map<String, Object> understanding) {
        conversation = lin.startsConversation();
        return lin.decides(conversation, lin.writes(conversation, "转人工"), understanding)
                .getString("handoff.id");
    }

    @Test
    void takingItKeepsThePromiseOfACall() {
        String id = asked();
        promisedACall();
        shown().body("promises[0].state", equalTo("open"));

        does(agent, "take", id).statusCode(200);

        shown().body("promises[0].state", equalTo("kept")).body("promises[0].closedBy", equalTo("handoff.taken"));
    }

    @Test
    void anAnswerOfAPersonIsAReplyOnceAndStopsTheClockAndKeepsThePromiseOfACall() {
        conversation = lin.startsConversation();
        String first = lin.writes(conversation, "我要退货");
        String caseId = lin.decides(conversation, first, request("return.request", "return"))
                .getString("case.id");
        promisedACall();
        agent.get("/v1/cases/{id}", caseId).body("sla[0].state", equalTo("running"));
        String key = UUID.randomUUID().toString();

        for (int i = 0; i < 2; i++) {
            agent.asks()
                    .header("Idempotency-Key", key)
                    .body(Map.of("text", "您好，我是客服小王。"))
                    .post(ANSWERS, conversation)
                    .then()
                    .statusCode(201)
                    .body("source", equalTo("agent"));
        }

        shown().body("messages[1].replies.source", contains("handoff", "agent"))
                .body("messages[1].replies[1].text", equalTo("您好，我是客服小王。"))
                .body("messages[1].replies[1].sentences[0].text", equalTo("您好，我是客服小王。"))
                .body("promises[0].state", equalTo("kept"))
                .body("promises[0].closedBy", equalTo("reply.sent"));
        agent.get("/v1/cases/{id}", caseId).body("sla[0].state", equalTo("met"));
    }

    @Test
    void onlyStaffAnswerAndOnlyWhereSomethingWasAsked() {
        conversation = lin.startsConversation();

        lin.post(Map.of("text", "我自己答"), ANSWERS, conversation).statusCode(403);
        agent.post(Map.of("text", "您好"), ANSWERS, conversation)
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:nothing-to-answer"));
        String message = lin.writes(conversation, "在吗");
        agent.post(Map.of("text", " "), ANSWERS, conversation).statusCode(400);
        agent.post(Map.of("text", "x".repeat(4001)), ANSWERS, conversation).statusCode(400);
        lin.replies(conversation, message, Map.of("reply.source", "agent"))
                .statusCode(400)
                .body("type", equalTo("urn:aftercare:problem:reply-invalid"));
        Person.agent(Person.newTenant())
                .post(Map.of("text", "您好"), ANSWERS, conversation)
                .statusCode(404);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-CN | 客户 lin-xiao，来自网页，共 1 条消息。 | 转人工原因：客户要求人工。 | 诉求：退货。 | （退货）：待受理 | 已承诺人工回复 | 已经回复：转人工 × 1。 | 情绪：不满；紧急程度：普通。",
                "en-GB | Customer lin-xiao, by web, 1 message(s). | Handed over because: the customer asked for a person. | Wants: return. | (return): not taken up yet | Promised a person's answer | Answered so far: handoff × 1. | Mood: unhappy; urgency: normal."
            })
    void whoTakesItOverReadsWhatIsKnownInTheLanguageOfTheConversation(
            String locale,
            String who,
            String reason,
            String wants,
            String stage,
            String promise,
            String tried,
            String mood) {
        Person demo = Person.customer("demo", "lin-xiao");
        Person staff = Person.agent("demo");
        conversation = demo.post(Map.of("channel", "web", "locale", locale), "/v1/conversations")
                .extract()
                .path("id");
        String message = demo.writes(conversation, "A1003 我要退货，转人工");
        Map<String, Object> both = naming(request("return.request", "return"), "A1003");
        both.put(
                "intents",
                List.of(
                        Map.of("name", "return.request", "confidence", 0.6, "kind", "return"),
                        Map.of("name", "human.request", "confidence", 0.3)));
        String id = demo.decides(conversation, message, both).getString("handoff.id");
        Map<String, Object> call = Map.of("kind", "call_back", "dueAt", "2036-01-01T00:00:00Z", "sentence", 0);
        demo.replies(
                        conversation,
                        message,
                        Map.of("understanding", both, "reply.source", "handoff", "reply.promises", List.of(call)))
                .statusCode(204);

        staff.get(QUEUE + "/{id}", id)
                .statusCode(200)
                .body("handoff.state", equalTo("requested"))
                .body("conversation.messages", hasSize(1))
                .body("summary.lines.text", hasItems(who, reason, wants, tried, mood))
                .body("summary.lines.find { it.about == 'words' }.text", containsString("A1003 我要退货，转人工"))
                .body("summary.lines.find { it.about == 'orders' }.text", containsString("A1003"))
                .body("summary.lines.find { it.about == 'case' }.text", containsString(stage))
                .body("summary.lines.find { it.about == 'promise' }.text", containsString(promise));
        demo.get(QUEUE + "/{id}", id).statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, 诉求：售后申请进度、退货、转人工。",
        "en, 'Wants: Status of a return or repair, return, Talk to a person.'",
    })
    void whatIsWantedIsCalledAsTheModelCallsItAndByItsKindWhereItHasNoName(String locale, String wants) {
        conversation = lin.post(Map.of("channel", "web", "locale", locale), "/v1/conversations")
                .extract()
                .path("id");
        Map<String, Object> status = request("return.status", "return");
        status.put(
                "intents",
                List.of(Map.of(
                        "name",
                        "return.status",
                        "confidence",
                        0.9,
                        "label",
                        Map.of("zh", "售后申请进度", "en", "Status of a return or repair"))));
        Map<String, Object> person = asksForPerson();
        person.put(
                "intents",
                List.of(Map.of(
                        "name",
                        "human.request",
                        "confidence",
                        0.9,
                        "label",
                        Map.of("zh", "转人工", "en", "Talk to a person"))));
        lin.decides(conversation, lin.writes(conversation, "我的售后到哪一步了"), status);
        lin.decides(conversation, lin.writes(conversation, "退货"), request("return.request", "return"));
        String id = lin.decides(conversation, lin.writes(conversation, "转人工"), person)
                .getString("handoff.id");

        agent.get(QUEUE + "/{id}", id).body("summary.lines.text", hasItem(wants));
    }
}
