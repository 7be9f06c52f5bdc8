package io.aftercare.ticket.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.aftercare.events.EventEnvelope;
import io.aftercare.events.EventType;
import io.aftercare.events.MessageReceived;
import io.aftercare.local.platform.testing.PlatformResource;
import io.aftercare.ticket.store.Transactions;
import io.aftercare.ticket.testing.Person;
import io.aftercare.ticket.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboxTest {
    private final String tenant = Person.newTenant();
    private final Person lin = Person.customer(tenant, "lin-xiao");
    private final Person agent = Person.agent(tenant);

    @Inject
    Outbox outbox;

    @Inject
    Transactions transactions;

    @Inject
    OutboxPurge purge;

    @Inject
    Pool pool;

    @AfterEach
    void theBrokerIsBack() {
        PlatformResource.kafka().start();
    }

    @Test
    void aTransactionThatRollsBackLeavesNoEvent() {
        UUID conversation = UUID.randomUUID();

        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(() ->
                        transactions.write(() -> outbox.append(tenant, List.of(received(conversation)))
                                .chain(() -> Uni.createFrom().<Void>failure(new IllegalStateException("later step"))))))
                .hasMessageContaining("later step");

        lin.startsConversation();
        try (PublishedEvents events = new PublishedEvents(tenant)) {
            await().until(() -> !events.json().isEmpty());
            assertThat(events.types()).containsExactly("conversation.started");
        }
        agent.get("/v1/outbox").body("produced.size()", equalTo(1));
    }

    @Test
    void whatIsCommittedArrivesWithinASecondInTheOrderOfItsKey() {
        String conversation = lin.startsConversation();
        IntStream.range(0, 20).forEach(n -> lin.writes(conversation, "第" + n + "条"));

        try (PublishedEvents events = new PublishedEvents(tenant)) {
            await().atMost(Duration.ofSeconds(10)).until(() -> events.json().size() == 21);
            assertThat(messageIds(events)).isEqualTo(storedMessageIds(conversation));
        }
        await().untilAsserted(() -> agent.get("/v1/outbox")
                .body("waiting", equalTo(0))
                .body("oldestWaitingAt", nullValue())
                .body("produced.'message.received'", equalTo(20)));
    }

    @Test
    void withoutTheBrokerMessagesAreTakenAndAllArriveOnceAndInOrderWhenItReturns() {
        String conversation = lin.startsConversation();
        await().untilAsserted(() -> agent.get("/v1/outbox").body("waiting", equalTo(0)));
        PlatformResource.kafka().stop();

        IntStream.range(0, 30).forEach(n -> lin.writes(conversation, "第" + n + "条"));
        agent.get("/v1/outbox").body("waiting", equalTo(30)).body("oldestWaitingAt", notNullValue());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> RestAssured.get("/q/health/ready")
                        .then()
                        .statusCode(200)
                        .body("checks.find { it.name == 'event-broker' }.data.reachable", equalTo(false))
                        .body("checks.find { it.name == 'event-broker' }.data.waiting", greaterThanOrEqualTo(30)));

        PlatformResource.kafka().start();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> agent.get("/v1/outbox").body("waiting", equalTo(0)));
        try (PublishedEvents events = new PublishedEvents(tenant)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> events.json().size() >= 31);
            assertThat(messageIds(events)).isEqualTo(storedMessageIds(conversation));
        }
    }

    @Test
    void thousandsOfEventsLeaveInBatches() throws Throwable {
        List<MessageReceived> many = IntStream.range(0, 5000)
                .mapToObj(n -> received(new UUID(0, n % 50)))
                .toList();

        VertxContextSupport.subscribeAndAwait(() -> transactions.write(() -> outbox.append(tenant, many)));

        long start = System.nanoTime();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> agent.get("/v1/outbox").body("waiting", equalTo(0)));
        System.out.printf("relayed 5000 events in %d ms%n", (System.nanoTime() - start) / 1_000_000);
        try (PublishedEvents events = new PublishedEvents(tenant)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> events.json().size() >= 5000);
            assertThat(events.all())
                    .extracting(EventEnvelope::id)
                    .doesNotHaveDuplicates()
                    .hasSize(5000);
        }
    }

    @Test
    void whatThePurgeRemovesStillCounts() {
        lin.startsConversation();
        await().untilAsserted(() -> agent.get("/v1/outbox").body("waiting", equalTo(0)));
        pool.preparedQuery("update ticket.outbox set relayed_at = now() - interval '8 days' where tenant = $1")
                .execute(Tuple.of(tenant))
                .await()
                .atMost(Duration.ofSeconds(5));

        purge.purge().await().atMost(Duration.ofSeconds(5));
        lin.startsConversation();

        agent.get("/v1/outbox").body("produced.'conversation.started'", equalTo(2));
        assertThat(rowsOfTenant()).isEqualTo(1);
    }

    @Test
    void onlyStaffSeesTheOutboxAndOnlyTheirTenants() {
        lin.startsConversation();

        lin.get("/v1/outbox").statusCode(403);
        Person.agent(Person.newTenant()).get("/v1/outbox").body("produced.size()", equalTo(0));
    }

    private long rowsOfTenant() {
        return pool.preparedQuery("select count(*) from ticket.outbox where tenant = $1")
                .execute(Tuple.of(tenant))
                .await()
                .atMost(Duration.ofSeconds(5))
                .iterator()
                .next()
                .getLong(0);
    }

    private static List<String> messageIds(PublishedEvents events) {
        List<String> ids = new ArrayList<>();
        for (EventEnvelope envelope : events.all()) {
            if (envelope.type().equals(EventType.MESSAGE_RECEIVED.typeName())) {
                ids.add(((MessageReceived) envelope.data()).messageId().toString());
            }
        }
        return ids;
    }

    private List<String> storedMessageIds(String conversation) {
        return lin.get("/v1/conversations/{id}", conversation).extract().path("messages.id");
    }

    private static MessageReceived received(UUID conversation) {
        return new MessageReceived(conversation, UUID.randomUUID(), UUID.randomUUID(), "web", 1, false);
    }
}
