package io.aftercare.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.aftercare.ticket.testing.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConversationTest {
    private static final String CONVERSATIONS = "/v1/conversations";
    private static final String CONVERSATION = "/v1/conversations/{id}";
    private static final String MESSAGES = "/v1/conversations/{id}/messages";

    private final String tenant = Person.newTenant();
    private final Person lin = Person.customer(tenant, "lin-xiao");
    private final Person agent = Person.agent(tenant);

    @Inject
    IdempotencyKeys keys;

    @Inject
    Pool pool;

    @Test
    void aCustomerStartsAConversationOfTheirOwn() {
        String location = lin.post(Map.of(), CONVERSATIONS)
                .statusCode(201)
                .body("customerId", equalTo("lin-xiao"))
                .body("channel", equalTo("web"))
                .body("locale", equalTo("zh-CN"))
                .body("createdAt", notNullValue())
                .body("messages", nullValue())
                .extract()
                .header("Location");

        assertThat(location).matches(".*/v1/conversations/[0-9a-f-]{36}");
        lin.get(location).statusCode(200).body("messages", hasSize(0)).body("cases", hasSize(0));
    }

    @Test
    void aCustomerCannotStartOneForSomebodyElse() {
        lin.post(Map.of("customerId", "zhou-min"), CONVERSATIONS)
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:aftercare:problem:not-your-conversation"));
    }

    @Test
    void anAgentNamesTheCustomer() {
        agent.post(Map.of(), CONVERSATIONS)
                .statusCode(400)
                .body("type", equalTo("urn:aftercare:problem:customer-missing"));

        agent.post(Map.of("customerId", "zhou-min"), CONVERSATIONS)
                .statusCode(201)
                .body("customerId", equalTo("zhou-min"));
    }

    @Test
    void whatIsNotYoursDoesNotExist() {
        String id = lin.startsConversation();
        Person stranger = Person.customer(tenant, "zhou-min");
        Person otherTenantsAgent = Person.agent(Person.newTenant());

        for (Person other : List.of(stranger, otherTenantsAgent)) {
            other.get(CONVERSATION, id)
                    .statusCode(404)
                    .body("type", equalTo("urn:aftercare:problem:conversation-not-found"));
            other.post(Map.of("text", "你好"), MESSAGES, id).statusCode(404);
        }
        agent.get(CONVERSATION, id).statusCode(200);
        lin.get(CONVERSATION, UUID.randomUUID()).statusCode(404);
    }

    @Test
    void aMessageComesBackWithWhatItsTurnStartsFrom() {
        String id = lin.startsConversation();
        IntStream.rangeClosed(1, 7).forEach(n -> lin.writes(id, "第" + n + "条"));

        lin.post(Map.of("text", "第8条", "orderId", "A1001"), MESSAGES, id)
                .statusCode(201)
                .body("sequence", equalTo(8))
                .body("conversationId", equalTo(id))
                .body("receivedAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"))
                .body("context.customerId", equalTo("lin-xiao"))
                .body("context.orderId", equalTo("A1001"))
                .body("context.history", contains("第2条", "第3条", "第4条", "第5条", "第6条", "第7条"))
                .body("turn", nullValue());
        lin.post(Map.of("text", "第9条"), MESSAGES, id)
                .body("orderId", nullValue())
                .body("context.orderId", equalTo("A1001"));
        lin.get(CONVERSATION, id)
                .body("messages", hasSize(9))
                .body("messages[7].text", equalTo("第8条"))
                .body("messages[7].state", equalTo("pending"));
    }

    @Test
    void attachmentsAreKeptWithTheirMessage() {
        String id = lin.startsConversation();
        Map<String, String> photo = Map.of("name", "裂痕.jpg", "mediaType", "image/jpeg", "url", "https://img.example/1");

        lin.post(Map.of("text", "屏幕裂了", "attachments", List.of(photo)), MESSAGES, id)
                .statusCode(201);

        lin.get(CONVERSATION, id).body("messages[0].attachments[0].name", equalTo("裂痕.jpg"));
    }

    @Test
    void aRepeatedKeyMakesNothingNew() {
        String first = startWithKey("start-1");
        assertThat(startWithKey("start-1")).isEqualTo(first);
        assertThat(startWithKey("start-2")).isNotEqualTo(first);

        String message = writeWithKey(first, "hello-1", "你好").extract().path("id");
        writeWithKey(first, "hello-1", "你好").statusCode(201).body("id", equalTo(message));
        writeWithKey(first, "hello-1", "再见")
                .statusCode(422)
                .body("type", equalTo("urn:aftercare:problem:idempotency-key-reused"));
        writeWithKey(first, "two words", "你好").statusCode(400);
        lin.get(CONVERSATION, first).body("messages", hasSize(1));
    }

    @Test
    void aKeyIsForgottenAfterAWeek() throws Throwable {
        String first = startWithKey("weekly");
        pool.preparedQuery("update ticket.idempotency_key set created_at = now() - interval '8 days' where tenant = $1")
                .execute(Tuple.of(tenant))
                .await()
                .atMost(Duration.ofSeconds(5));

        VertxContextSupport.subscribeAndAwait(keys::forgetOldKeys);

        assertThat(startWithKey("weekly")).isNotEqualTo(first);
    }

    @Test
    void twoCustomersMayChooseTheSameKey() {
        String key = "same";
        String first = startWithKey(key);

        Person.customer(tenant, "zhou-min")
                .asks()
                .header("Idempotency-Key", key)
                .body(Map.of())
                .post(CONVERSATIONS)
                .then()
                .statusCode(201)
                .body("id", not(equalTo(first)));
    }

    @Test
    void concurrentPostsWithOneKeyStoreOneMessage() throws Exception {
        String id = lin.startsConversation();
        Callable<String> post =
                () -> writeWithKey(id, "burst", "在吗").statusCode(201).extract().path("id");

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = threads.invokeAll(Collections.nCopies(12, post));
            String one = answers.getFirst().get();
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo(one);
            }
        }

        lin.get(CONVERSATION, id).body("messages", hasSize(1));
    }

    @Test
    void concurrentMessagesGetTheirOwnSequence() throws Exception {
        String id = lin.startsConversation();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> post = () -> lin.writes(id, "急");
            for (Future<String> written : threads.invokeAll(Collections.nCopies(12, post))) {
                written.get();
            }
        }

        List<Integer> sequences = lin.get(CONVERSATION, id).extract().path("messages.sequence");
        assertThat(sequences)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 12).boxed().toList());
    }

    @Test
    void aPersonIsCalledOnce() {
        String id = lin.startsConversation();

        String handoff = lin.post(Map.of(), CONVERSATION + "/handoff", id)
                .statusCode(201)
                .body("state", equalTo("requested"))
                .body("reason", equalTo("asked_for_person"))
                .body("dueAt", notNullValue())
                .extract()
                .path("id");

        lin.post(Map.of("reason", "really"), CONVERSATION + "/handoff", id)
                .statusCode(200)
                .body("id", equalTo(handoff));
        lin.asks().post(CONVERSATION + "/handoff", id).then().statusCode(200);
        lin.get(CONVERSATION, id).body("handoff.id", equalTo(handoff));
    }

    @Test
    void feedbackIsTakenOnceAKey() {
        String id = lin.startsConversation();
        String message = lin.writes(id, "退货");
        Map<String, Object> feedback =
                Map.of("messageId", message, "rating", "down", "correctIntent", "exchange.request");

        String first = giveFeedback(id, feedback);
        String second = giveFeedback(id, feedback);

        assertThat(second).isEqualTo(first);
        lin.post(Map.of("rating", "meh"), CONVERSATION + "/feedback", id).statusCode(400);
        lin.post(Map.of("rating", "up", "messageId", UUID.randomUUID()), CONVERSATION + "/feedback", id)
                .statusCode(404);
    }

    private String giveFeedback(String conversation, Object feedback) {
        return lin.asks()
                .header("Idempotency-Key", "feedback")
                .body(feedback)
                .post(CONVERSATION + "/feedback", conversation)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String startWithKey(String key) {
        return lin.asks()
                .header("Idempotency-Key", key)
                .body(Map.of())
                .post(CONVERSATIONS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse writeWithKey(String conversation, String key, String text) {
        return lin.asks()
                .header("Idempotency-Key", key)
                .body(Map.of("text", text))
                .post(MESSAGES, conversation)
                .then();
    }
}
