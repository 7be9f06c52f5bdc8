package io.aftercare.ticket;

import static io.aftercare.ticket.testing.Understandings.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.aftercare.ticket.testing.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatchUpTest {
    private static final String CLAIM = "/v1/turns/claim";

    private final String tenant = Person.newTenant();
    private final Person lin = Person.customer(tenant, "lin-xiao");
    private final Person gateway = Person.gateway(tenant);
    private String conversation;

    @Inject
    Pool pool;

    @BeforeEach
    void aConversationHasStarted() {
        conversation = lin.startsConversation();
    }

    @Test
    void aDegradedTurnIsClaimedOnceWithAllThatItNeeds() {
        lin.writes(conversation, "你好");
        String message = degraded("退货", List.of("understanding", "reply"));

        gateway.post(Map.of("limit", 10), CLAIM)
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].tenant", equalTo(tenant))
                .body("items[0].conversationId", equalTo(conversation))
                .body("items[0].messageId", equalTo(message))
                .body("items[0].text", equalTo("退货"))
                .body("items[0].missing", contains("understanding", "reply"))
                .body("items[0].context.customerId", equalTo("lin-xiao"))
                .body("items[0].context.history", contains("你好"))
                .body("items[0].attempt", equalTo(1));
        gateway.post(Map.of("limit", 10), CLAIM).body("items", hasSize(0));
    }

    @Test
    void aLeaseThatRanOutIsGivenAgain() {
        String message = degraded("退货", List.of("reply"));
        gateway.post(Map.of("limit", 1), CLAIM).body("items", hasSize(1));

        age("lease_until", message);

        gateway.post(Map.of("limit", 1), CLAIM).body("items[0].attempt", equalTo(2));
    }

    @Test
    void onlyTurnsWhoseStepsWorkAgainAreGiven() {
        degraded("退货", List.of("understanding", "reply"));

        gateway.post(Map.of("limit", 10, "missing", List.of("understanding")), CLAIM)
                .body("items", hasSize(0));
        gateway.post(Map.of("limit", 10, "missing", List.of("reply", "understanding", "decision")), CLAIM)
                .body("items", hasSize(1));
    }

    @Test
    void aMessageIsLeftToItsGatewayAtFirstAndGivenWhenThatHasGone() {
        String message = lin.writes(conversation, "退货");
        gateway.post(Map.of("limit", 10), CLAIM).body("items", hasSize(0));

        age("received_at", message);

        gateway.post(Map.of("limit", 10, "missing", List.of()), CLAIM).body("items.messageId", contains(message));
    }

    @Test
    void anAnsweredTurnIsNotGivenAndAGatewayAnswersForTheCustomer() {
        String message = degraded("退货", List.of("understanding"));
        gateway.post(Map.of("limit", 10), CLAIM).body("items", hasSize(1));

        gateway.decides(conversation, message, request("return.request", "return"));
        gateway.replies(conversation, message, Map.of()).statusCode(204);

        age("lease_until", message);
        gateway.post(Map.of("limit", 10), CLAIM).body("items", hasSize(0));
        lin.get("/v1/conversations/{id}", conversation)
                .body("messages[0].state", equalTo("complete"))
                .body("cases", hasSize(1));
    }

    @Test
    void gatewaysThatClaimAtOnceShareTheTurns() throws Exception {
        List<String> turns = IntStream.range(0, 12)
                .mapToObj(n -> degraded("第" + n + "条", List.of("reply")))
                .toList();
        Callable<List<String>> claim = () -> gateway.post(Map.of("limit", 4), CLAIM)
                .statusCode(200)
                .extract()
                .path("items.messageId");

        List<String> claimed = new ArrayList<>();
        try (ExecutorService gateways = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<String>> share : gateways.invokeAll(List.of(claim, claim, claim))) {
                claimed.addAll(share.get());
            }
        }

        assertThat(claimed).doesNotHaveDuplicates();
        while (claimed.size() < 12) {
            List<String> rest = claim.call();
            assertThat(rest).isNotEmpty();
            claimed.addAll(rest);
        }
        assertThat(claimed).containsExactlyInAnyOrderElementsOf(turns);
    }

    @Test
    void withoutATenantTheGatewayClaimsForAll() {
        String message = degraded("退货", List.of("reply"));

        Person.gateway(null)
                .post(Map.of("limit", 100), CLAIM)
                .statusCode(200)
                .body("items.messageId", hasItem(message));
    }

    @Test
    void onlyServicesClaim() {
        lin.post(Map.of("limit", 1), CLAIM).statusCode(403);
        Person.agent(tenant).post(Map.of("limit", 1), CLAIM).statusCode(403);
        gateway.post(Map.of("limit", 0), CLAIM).statusCode(400);
    }

    private String degraded(String text, List<String> missing) {
        String message = lin.writes(conversation, text);
        lin.replies(conversation, message, Map.of("missing", missing)).statusCode(204);
        return message;
    }

    private void age(String column, String message) {
        pool.preparedQuery("update ticket.message set " + column + " = now() - interval '1 minute' where id = $1")
                .execute(Tuple.of(UUID.fromString(message)))
                .await()
                .atMost(Duration.ofSeconds(5));
    }
}
