package io.aftercare.ticket;

import static io.aftercare.ticket.testing.Understandings.question;
import static io.aftercare.ticket.testing.Understandings.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.ticket.testing.Person;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many statements a request costs does not grow with what is in a case or on a page. */
@QuarkusTest
class StatementCountTest {
    private static final Logger SQL = Logger.getLogger("org.hibernate.SQL");

    private final String tenant = Person.newTenant();
    private final Person lin = Person.customer(tenant, "lin-xiao");
    private final Person agent = Person.agent(tenant);
    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final Handler counter = new Handler() {
        @Override
        public void publish(LogRecord statement) {
            // The watches of promises and terms look every two seconds, whoever asks for what; no request skips locks.
            if (!statement.getMessage().contains("skip locked")) {
                statements.add(statement.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void count() {
        counter.setLevel(Level.ALL);
        SQL.addHandler(counter);
        SQL.setUseParentHandlers(false);
        SQL.setLevel(Level.FINE);
    }

    @AfterEach
    void countNoMore() {
        SQL.removeHandler(counter);
        SQL.setLevel(Level.INFO);
        SQL.setUseParentHandlers(true);
    }

    @Test
    void requestsCostAsManyStatementsAsSaidHere() {
        String id = opened();
        for (int i = 0; i < 5; i++) {
            opened();
        }

        assertThat(costs(() -> agent.get("/v1/cases/{id}", id).statusCode(200))).hasSize(3);
        assertThat(costs(() -> agent.get("/v1/cases?limit=5").statusCode(200))).hasSize(3);
        // Three to read the case whole, one for the promises that a person's step keeps; its events, however many, its
        // history line and itself to write it.
        assertThat(costs(() -> agent.gives(id, "take_up", Map.of()).statusCode(200)))
                .hasSize(7);
        assertThat(costs(() -> agent.get("/v1/tasks").statusCode(200))).hasSize(1);
    }

    @Test
    void creatingCostsNoMoreForWhatIsThereAlready() {
        String conversation = lin.startsConversation();
        Map<String, Object> request = Map.of("conversationId", conversation, "kind", "exchange");
        for (int i = 0; i < 3; i++) {
            lin.post(request, "/v1/cases").statusCode(201);
            lin.writes(conversation, "还要等多久？");
        }

        // The conversation with its lock, a number, the case, its history, its tasks and its events.
        assertThat(costs(() -> lin.post(request, "/v1/cases").statusCode(201))).hasSize(6);
        // The lock, what was said and answered before, the message, its event, and the conversation's count.
        assertThat(costs(() -> lin.writes(conversation, "好的"))).hasSize(6);
        // The conversation, messages, replies, cases with tasks and history, promises, the handoff.
        assertThat(costs(() -> lin.get("/v1/conversations/{id}", conversation).statusCode(200)))
                .hasSize(8);
        // The search, and the cases that it found.
        assertThat(costs(() -> agent.get("/v1/cases?q=好的").statusCode(200))).hasSize(4);
    }

    /** What was decided before is read where there is a before; of what else is open, the tasks and not the history. */
    @Test
    void aDecisionReadsOnlyWhatItNeeds() {
        opened();
        opened();
        String conversation = lin.startsConversation();
        String first = lin.writes(conversation, "我要退货");
        String second = lin.writes(conversation, "还要多久");

        List<String> ofFirst = costs(() -> lin.decides(conversation, first, request("return.request", "return")));
        List<String> ofSecond = costs(() -> lin.decides(conversation, second, question("order.status", "inquiry")));
        List<String> again = costs(() -> lin.decides(conversation, second, question("order.status", "inquiry")));

        assertThat(ofFirst).noneMatch(StatementCountTest::readsDecisions).noneMatch(StatementCountTest::readsHistory);
        assertThat(ofSecond).filteredOn(StatementCountTest::readsDecisions).hasSize(1);
        assertThat(again).noneMatch(StatementCountTest::readsDecisions).hasSize(1);
    }

    private static boolean readsDecisions(String statement) {
        return statement.contains("decision is not null");
    }

    private static boolean readsHistory(String statement) {
        return statement.startsWith("select") && statement.contains("case_history");
    }

    private List<String> costs(Runnable request) {
        statements.clear();
        request.run();
        return new ArrayList<>(statements);
    }

    private String opened() {
        return lin.asksFor("return").statusCode(201).extract().path("id");
    }
}
