package io.aftercare.ticket.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.aftercare.events.EventEnvelope;
import io.aftercare.events.MessageReceived;
import io.aftercare.events.Topic;
import io.aftercare.local.platform.testing.PlatformResource;
import io.aftercare.ticket.store.Transactions;
import io.aftercare.ticket.testing.Person;
import io.aftercare.ticket.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeadLetterTest {
    private static final String DEAD = "/v1/outbox/dead-letters";

    private final String tenant = Person.newTenant();
    private final Person admin = Person.admin(tenant);
    private final UUID conversation = UUID.randomUUID();

    @Inject
    Outbox outbox;

    @Inject
    Transactions transactions;

    @AfterEach
    void theTopicTakesWhatItUsedTo() throws Exception {
        topicTakes(1_048_588);
    }

    @Test
    void whatTheBrokerRefusesHoldsBackItsOwnConversationOnlyAndIsSentOnceTheReasonIsGone() throws Throwable {
        write(event(conversation, 10), event(conversation, 1_500_000), event(conversation, 30));
        write(event(UUID.randomUUID(), 40));

        try (PublishedEvents published = new PublishedEvents(tenant)) {
            await().until(() -> published.json().size() == 2);
            String dead = await().until(() -> admin.get(DEAD).extract().<String>path("items[0].id"), id -> id != null);
            admin.get(DEAD)
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .body("nextCursor", nullValue())
                    .body("items[0].type", equalTo("message.received"))
                    .body("items[0].key", equalTo(conversation.toString()))
                    .body("items[0].reason", containsString("larger than"))
                    .body("items[0].bytes", greaterThan(1_500_000))
                    .body("items[0].refusals", equalTo(1))
                    .body("items[0].blocking", equalTo(1));
            admin.get("/v1/outbox").body("deadLetters", equalTo(1)).body("waiting", equalTo(1));

            admin.post(Map.of(), DEAD + "/{id}/replay", dead).statusCode(202);
            await().untilAsserted(() -> admin.get(DEAD).body("items[0].refusals", equalTo(2)));

            topicTakes(3_000_000);
            admin.post(Map.of(), DEAD + "/{id}/replay", dead).statusCode(202);

            await().until(() -> published.json().size() == 4);
            assertThat(published.all())
                    .filteredOn(event -> event.subject().equals(conversation.toString()))
                    .extracting(DeadLetterTest::characters)
                    .containsExactly(10, 1_500_000, 30);
        }
        admin.get(DEAD).body("items", hasSize(0));
        admin.get("/v1/outbox").body("deadLetters", equalTo(0)).body("waiting", equalTo(0));
    }

    @Test
    void theListIsReadPageByPage() throws Throwable {
        for (int letter = 0; letter < 3; letter++) {
            write(event(UUID.randomUUID(), 1_500_000));
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> admin.get("/v1/outbox").body("deadLetters", equalTo(3)));

        String cursor =
                admin.get(DEAD + "?limit=2").body("items", hasSize(2)).extract().path("nextCursor");
        admin.get(DEAD + "?limit=2&cursor={c}", cursor)
                .body("items", hasSize(1))
                .body("nextCursor", nullValue());
        admin.get(DEAD + "?limit=many").statusCode(400);
    }

    @Test
    void onlyAnAdminOfTheTenantSeesAndReplaysThem() throws Throwable {
        write(event(conversation, 1_500_000));
        String dead = await().until(() -> admin.get(DEAD).extract().<String>path("items[0].id"), id -> id != null);

        Person.agent(tenant).get(DEAD).statusCode(403);
        Person.admin(Person.newTenant()).get(DEAD).body("items", hasSize(0));
        Person.admin(Person.newTenant())
                .post(Map.of(), DEAD + "/{id}/replay", dead)
                .statusCode(404)
                .body("type", equalTo("urn:aftercare:problem:dead-letter-not-found"));
        admin.post(Map.of(), DEAD + "/{id}/replay", UUID.randomUUID()).statusCode(404);
    }

    /** @param characters how long its payload is made */
    private static MessageReceived event(UUID conversation, int characters) {
        return new MessageReceived(
                conversation, UUID.randomUUID(), UUID.randomUUID(), "x".repeat(characters), characters, false);
    }

    private static int characters(EventEnvelope event) {
        return ((MessageReceived) event.data()).characters();
    }

    private void write(MessageReceived... events) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> transactions.write(() -> outbox.append(tenant, List.of(events))));
    }

    private static void topicTakes(int bytes) throws ExecutionException, InterruptedException {
        try (Admin broker = Admin.create(
                Map.of("bootstrap.servers", PlatformResource.kafka().bootstrapServers()))) {
            broker.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, Topic.CONVERSATIONS.topicName()), ops(bytes),
                            new ConfigResource(ConfigResource.Type.TOPIC, Topic.CASES.topicName()), ops(bytes),
                            new ConfigResource(ConfigResource.Type.TOPIC, Topic.LEARNING.topicName()), ops(bytes)))
                    .all()
                    .get();
        }
    }

    private static List<AlterConfigOp> ops(int bytes) {
        return List.of(new AlterConfigOp(
                new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(bytes)),
                AlterConfigOp.OpType.SET));
    }
}
