package io.aftercare.ticket;

import static io.aftercare.ticket.testing.Understandings.asksForPerson;
import static io.aftercare.ticket.testing.Understandings.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.aftercare.ticket.testing.Person;
import io.aftercare.ticket.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer waits for a person, who sends it, sends other words, or drops it. */
@QuarkusTest
class DraftTest {
    private static final String DRAFTS = "/v1/drafts";
    private static final String RULES = "/v1/approval-rules";
    private static final String COMPOSED = "退款会原路退回。";

    private final String tenant = Person.newTenant();
    private final Person lin = Person.customer(tenant, "lin-xiao");
    private final Person agent = Person.agent(tenant);
    private final Person manager = Person.manager(tenant);

    private String conversation;

    private ValidatableResponse rules(String ifMatch, List<Map<String, Object>> rules) {
        return manager.asks()
                .header("If-Match", ifMatch)
                .body(Map.of("rules", rules))
                .put(RULES)
                .then();
    }

    /** A question whose answer waits; the id of its draft. */
    private String held() {
        return held(Duration.ofMinutes(9));
    }

    private String held(Duration due) {
        rules("\"0\"", List.of(Map.of("intents", List.of("refund.*")))).statusCode(200);
        conversation = lin.startsConversation();
        return heldToo(due);
    }

    private String heldToo() {
        return heldToo(Duration.ofMinutes(9));
    }

    private String heldToo(Duration due) {
        String message = lin.writes(conversation, "退款多久到账");
        JsonPath decision = lin.decides(conversation, message, question("refund.how_long", "refund_only"));
        assertThat(decision.getString("lane")).isEqualTo("approval");
        assertThat(decision.getString("handoff.reason")).isEqualTo("approval");
        String draft = UUID.randomUUID().toString();
        Map<String, Object> callBack =
                Map.of("kind", "call_back", "dueAt", Instant.now().plus(due).toString(), "sentence", 0);
        lin.replies(
                        conversation,
                        message,
                        Map.of(
                                "reply.source",
                                "handoff",
                                "draft",
                                Map.of(
                                        "id",
                                        draft,
                                        "text",
                                        COMPOSED,
                                        "sentences",
                                        List.of(Map.of("text", COMPOSED, "evidence", List.of())),
                                        "source",
                                        "knowledge",
                                        "promises",
                                        List.of(callBack))))
                .statusCode(204);
        return draft;
    }

    private ValidatableResponse shown() {
        return lin.get("/v1/conversations/{id}", conversation).statusCode(200);
    }

    @Test
    void whatWaitsIsShownToStaffAndNotToTheCustomer() {
        String draft = held();

        agent.get(DRAFTS + "?state=waiting")
                .body("items.id", contains(draft))
                .body("items[0].asked", equalTo("退款多久到账"))
                .body("items[0].text", equalTo(COMPOSED))
                .body("items[0].source", equalTo("knowledge"));
        agent.get(DRAFTS + "/{id}", draft).statusCode(200).body("sentences[0].text", equalTo(COMPOSED));
        lin.get(DRAFTS).statusCode(403);
        Person.agent(Person.newTenant()).get(DRAFTS + "/{id}", draft).statusCode(404);
        shown().body("messages[0].replies", hasSize(1))
                .body("messages[0].replies.text", not(hasItem(COMPOSED)))
                .body("promises", empty());
    }

    @Test
    void anApprovedDraftIsSentWithItsPromisesAndEndsTheHandoff() {
        String draft = held();

        agent.post(Map.of(), DRAFTS + "/{id}/approve", draft)
                .statusCode(200)
                .body("state", equalTo("approved"))
                .body("decidedBy", equalTo("agent-1"));

        shown().body("messages[0].replies.text", hasItem(COMPOSED))
                .body("messages[0].replies.source", contains("handoff", "approved"))
                .body("promises.kind", contains("call_back"))
                .body("handoff", nullValue());
        agent.post(Map.of(), DRAFTS + "/{id}/approve", draft)
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:draft-decided"))
                .body("detail", equalTo("This draft is approved already."));
        try (PublishedEvents events = new PublishedEvents(tenant)) {
            await().until(() -> events.types().contains("promise.kept"));
            assertThat(events.types())
                    .containsExactly(
                            "conversation.started",
                            "message.received",
                            "handoff.requested",
                            "reply.sent",
                            "draft.decided",
                            "reply.sent",
                            "promise.made",
                            "handoff.taken",
                            "handoff.done",
                            "promise.kept");
        }
    }

    @Test
    void otherWordsAreSentInsteadAndPromiseNothing() {
        String draft = held();

        agent.post(Map.of("text", "财务今天就会处理。"), DRAFTS + "/{id}/approve", draft)
                .statusCode(200)
                .body("state", equalTo("edited"));

        shown().body("messages[0].replies.text", hasItem("财务今天就会处理。"))
                .body("messages[0].replies.text", not(hasItem(COMPOSED)))
                .body("messages[0].replies.source", contains("handoff", "agent"))
                .body("promises", empty());
    }

    @Test
    void aRejectedDraftIsNeverSentAndTheCustomerStaysInTheQueue() {
        String draft = held();

        agent.post(Map.of("reason", "答非所问"), DRAFTS + "/{id}/reject", draft)
                .statusCode(200)
                .body("state", equalTo("rejected"))
                .body("reason", equalTo("答非所问"));

        shown().body("messages[0].replies", hasSize(1)).body("handoff.state", equalTo("requested"));
        agent.post(Map.of(), DRAFTS + "/{id}/approve", draft).statusCode(409);
    }

    @Test
    void whoAsksForAPersonMeanwhileStaysInTheQueueWhenTheAnswerIsApproved() {
        String draft = held();
        String second = lin.writes(conversation, "转人工");
        assertThat(lin.decides(conversation, second, asksForPerson()).getString("handoff.reason"))
                .isEqualTo("asked_for_person");

        agent.post(Map.of(), DRAFTS + "/{id}/approve", draft).statusCode(200);

        shown().body("handoff.state", equalTo("requested")).body("handoff.reason", equalTo("asked_for_person"));
    }

    @Test
    void theHandoffWaitsForTheLastOfTwoDrafts() {
        String first = held();
        String second = heldToo();

        agent.post(Map.of(), DRAFTS + "/{id}/approve", first).statusCode(200);
        shown().body("handoff.state", equalTo("requested"));
        agent.post(Map.of(), DRAFTS + "/{id}/approve", second).statusCode(200);
        shown().body("handoff", nullValue());
    }

    @Test
    void aPersonWhoAnswersEndsWhatWaited() {
        String draft = held();

        agent.post(Map.of("text", "已经给您退了。"), "/v1/conversations/{id}/answers", conversation)
                .statusCode(201);

        agent.get(DRAFTS + "/{id}", draft)
                .body("state", equalTo("rejected"))
                .body("reason", equalTo("a person answered"));
        shown().body("handoff", nullValue());
        try (PublishedEvents events = new PublishedEvents(tenant)) {
            await().untilAsserted(() ->
                    assertThat(events.types()).containsSubsequence("draft.decided", "handoff.taken", "handoff.done"));
        }
    }

    @Test
    void aPersonWhoIsAskedForStaysAskedForThoughTheDraftIsOvertaken() {
        held();
        String second = lin.writes(conversation, "转人工");
        lin.decides(conversation, second, asksForPerson());

        agent.post(Map.of("text", "已经给您退了。"), "/v1/conversations/{id}/answers", conversation)
                .statusCode(201);

        shown().body("handoff.state", equalTo("requested")).body("handoff.reason", equalTo("asked_for_person"));
        try (PublishedEvents events = new PublishedEvents(tenant)) {
            await().untilAsserted(() -> assertThat(events.types())
                    .containsSubsequence("handoff.requested", "handoff.reason_added")
                    .doesNotContain("handoff.done"));
        }
    }

    @Test
    void whatPromisesAPastMomentIsNotSentAsItIs() {
        String draft = held(Duration.ofMinutes(-1));

        agent.post(Map.of(), DRAFTS + "/{id}/approve", draft)
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:draft-outdated"));
        agent.post(Map.of("text", "现在就为您查。"), DRAFTS + "/{id}/approve", draft)
                .statusCode(200)
                .body("state", equalTo("edited"));
    }

    @Test
    void twoWhoWriteTheFirstRulesAtOnceAreToldApart() {
        List<Integer> statuses = Stream.of("refund.*", "return.*", "*", "invoice.*")
                .map(intent ->
                        CompletableFuture.supplyAsync(() -> rules("\"0\"", List.of(Map.of("intents", List.of(intent))))
                                .extract()
                                .statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void withoutARuleNothingWaits() {
        conversation = lin.startsConversation();
        String message = lin.writes(conversation, "退款多久到账");

        JsonPath decision = lin.decides(conversation, message, question("refund.how_long", "refund_only"));

        assertThat(decision.getString("lane")).isNull();
        assertThat(decision.getString("handoff")).isNull();
    }

    @Test
    void rulesAreChangedAsTheyWereSeenAndByManagersOnly() {
        agent.get(RULES).statusCode(200).body("rules.rules", empty()).header("ETag", "\"0\"");
        String etag = rules("\"0\"", List.of(Map.of("intents", List.of("*"), "below", 0.6)))
                .statusCode(200)
                .body("rules.rules[0].below", equalTo(0.6f))
                .body("changedBy", equalTo("manager-1"))
                .extract()
                .header("ETag");

        rules("\"0\"", List.of()).statusCode(409).body("currentVersion", equalTo(1));
        manager.put(Map.of("rules", List.of()), RULES).statusCode(428);
        agent.asks()
                .header("If-Match", etag)
                .body(Map.of("rules", List.of()))
                .put(RULES)
                .then()
                .statusCode(403);
        rules(etag, List.of()).statusCode(200).body("rules.rules", empty());
        rules(etag, List.of()).statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"rules\":[null]}",
                "{\"rules\":[{}]}",
                "{\"rules\":[{\"intents\":[]}]}",
                "{\"rules\":[{\"intents\":[\"refund\"]}]}",
                "{\"rules\":[{\"intents\":[\"*\"],\"below\":0}]}",
                "{\"rules\":[{\"intents\":[\"*\"],\"below\":1.5}]}"
            })
    void rulesThatMakeNoSenseAreRefused(String rules) {
        manager.asks().header("If-Match", "\"0\"").body(rules).put(RULES).then().statusCode(400);
    }

    private static Map<String, Object> suggested(String message, UUID id) {
        Map<String, Object> reply = Map.of(
                "id",
                id,
                "text",
                COMPOSED,
                "sentences",
                List.of(Map.of("text", COMPOSED, "evidence", List.of())),
                "source",
                "knowledge",
                "promises",
                List.of());
        return Map.of("messageId", message, "reply", reply);
    }

    @Test
    void aSuggestionThatIsTakenIsSentOnceAndKeptAsADraftThatWasDecided() {
        String waiting = held();
        String message = agent.get("/v1/conversations/{id}/messages/last", conversation)
                .statusCode(200)
                .body("message.text", equalTo("退款多久到账"))
                .body("message.turn", nullValue())
                .body("decision.lane", equalTo("approval"))
                .body("understanding.intents[0].name", equalTo("refund.how_long"))
                .extract()
                .path("message.id");
        UUID id = UUID.randomUUID();

        for (int attempt = 0; attempt < 2; attempt++) {
            agent.post(suggested(message, id), "/v1/conversations/{id}/suggested-answers", conversation)
                    .statusCode(201)
                    .body("state", equalTo("approved"))
                    .body("decidedBy", equalTo("agent-1"))
                    .body("source", equalTo("knowledge"));
        }

        shown().body("messages[0].replies.source", contains("handoff", "approved"))
                .body("handoff", nullValue());
        agent.get(DRAFTS + "/{id}", waiting).body("state", equalTo("rejected"));
        agent.get(DRAFTS + "?state=approved").body("items.id", contains(id.toString()));

        Person.agent(tenant, "agent-2")
                .post(suggested(message, id), "/v1/conversations/{id}/suggested-answers", conversation)
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:draft-decided"));
        Map<String, Object> otherWords = new HashMap<>(suggested(message, id));
        otherWords.put("text", "退款三天内会原路退回。");
        agent.post(otherWords, "/v1/conversations/{id}/suggested-answers", conversation)
                .statusCode(409);
        String another = lin.startsConversation();
        String there = lin.writes(another, "退款多久到账");
        agent.post(suggested(there, id), "/v1/conversations/{id}/suggested-answers", another)
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:reply-id-taken"));
    }

    /** What waits for approval is not sent by being suggested once more, and nobody is told that it was. */
    @Test
    void aWaitingDraftIsDecidedOnAndNotTaken() {
        String waiting = held();
        String message = agent.get("/v1/conversations/{id}/messages/last", conversation)
                .extract()
                .path("message.id");

        agent.post(
                        suggested(message, UUID.fromString(waiting)),
                        "/v1/conversations/{id}/suggested-answers",
                        conversation)
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:draft-waiting"));
        shown().body("messages[0].replies", hasSize(1));
    }

    @Test
    void aSuggestionInOtherWordsIsKeptAsEditedAndOneToAnEarlierMessageIsRefused() {
        conversation = lin.startsConversation();
        String first = lin.writes(conversation, "退款多久到账");
        Map<String, Object> edited = new HashMap<>(suggested(first, UUID.randomUUID()));
        edited.put("text", "退款三天内会原路退回。");

        agent.post(edited, "/v1/conversations/{id}/suggested-answers", conversation)
                .statusCode(201)
                .body("state", equalTo("edited"))
                .body("text", equalTo(COMPOSED));
        shown().body("messages[0].replies.text", contains("退款三天内会原路退回。"))
                .body("messages[0].replies.source", contains("agent"));

        lin.writes(conversation, "好的，那运费呢？");
        agent.post(suggested(first, UUID.randomUUID()), "/v1/conversations/{id}/suggested-answers", conversation)
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:suggestion-outdated"));
        lin.post(suggested(first, UUID.randomUUID()), "/v1/conversations/{id}/suggested-answers", conversation)
                .statusCode(403);
        lin.get("/v1/conversations/{id}/messages/last", conversation).statusCode(403);
    }

    @Test
    void aConversationWithoutAMessageHasNothingToAnswer() {
        conversation = lin.startsConversation();

        agent.get("/v1/conversations/{id}/messages/last", conversation)
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:nothing-to-answer"));
    }
}
