package io.aftercare.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.CaseStatusChanged;
import io.aftercare.events.Department;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.FeedbackGiven;
import io.aftercare.events.MessageReceived;
import io.aftercare.events.PromiseBroken;
import io.aftercare.events.ReplySent;
import io.aftercare.events.Segments;
import io.aftercare.events.TaskCompleted;
import io.aftercare.events.TaskTaken;
import io.aftercare.events.Urgency;
import io.aftercare.insight.testing.Insights;
import io.aftercare.insight.testing.Producer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was settled without a person, and whether it lasted: seven cases of one morning. */
@QuarkusTest
class AutomationTest {
    private static final String WINDOW = "from=2026-05-04T00:00:00Z&to=2026-05-05T00:00:00Z";
    private static final List<EventEnvelope> MORNING = new ArrayList<>();

    static {
        Story confirmed = new Story("sku-1");
        confirmed.resolved("shop");
        confirmed.rated("up");

        Story quiet = new Story("sku-1");
        quiet.resolved("shop");

        Story cameBack = new Story("sku-2");
        cameBack.resolved("shop");
        cameBack.wrote("2026-05-08T09:00:00Z");

        // After the week that counts.
        Story later = new Story("sku-2");
        later.resolved("shop");
        later.wrote("2026-05-14T09:00:00Z");

        Story broken = new Story("sku-2");
        broken.resolved("shop");
        broken.happened(
                "2026-05-05T09:00:00Z",
                new PromiseBroken(broken.caseId, UUID.randomUUID(), broken.conversation, "refund_by", Instant.EPOCH));

        Story person = new Story("sku-2");
        UUID task = UUID.randomUUID();
        // Given back, and taken by somebody else.
        person.happened("2026-05-04T09:30:00Z", new TaskTaken(person.caseId, task, Department.QUALITY));
        person.happened("2026-05-04T10:00:00Z", new TaskTaken(person.caseId, task, Department.QUALITY));
        person.happened("2026-05-04T11:30:00Z", new TaskCompleted(person.caseId, task, Department.QUALITY, "done"));
        person.resolved("shop");
        person.rated("down");

        new Story("sku-3");
    }

    private final Insights insights = new Insights("automation");

    @BeforeEach
    void theMorningIsInTheLog() {
        if (insights.get("/events").getLong("total") == 0) {
            try (Producer producer = new Producer()) {
                producer.send(MORNING);
            }
            insights.awaitTotal(MORNING.size());
        }
    }

    @Test
    void automationIsToldInThreeNumbers() {
        JsonPath kpis = insights.get("/kpis?" + WINDOW);

        assertThat(kpis.getInt("all.resolved")).isEqualTo(6);
        assertThat(kpis.getInt("all.automated")).isEqualTo(5);
        assertThat(kpis.getInt("all.automatedConfirmed")).isEqualTo(1);
        assertThat(kpis.getInt("all.automatedDurable")).isEqualTo(3);
        assertThat(kpis.getFloat("all.automatedDurableRate")).isEqualTo(0.5f);
        assertThat(kpis.getFloat("all.satisfactionRate")).isEqualTo(0.5f);
        assertThat(kpis.getFloat("all.firstResponse.p50Seconds")).isEqualTo(2);
    }

    @Test
    void handlingIsTimedAndPriced() {
        JsonPath kpis = insights.get("/kpis?hourlyCost=70&" + WINDOW);

        assertThat(kpis.getFloat("all.handlingHours")).isEqualTo(1.5f);
        assertThat(kpis.getFloat("all.costPerCase")).isEqualTo(15);
        insights.response("/kpis?hourlyCost=much")
                .statusCode(400)
                .body("type", equalTo("urn:aftercare:problem:price-invalid"));
    }

    @Test
    void figuresAreByProductToo() {
        JsonPath kpis = insights.get("/kpis?by=product&" + WINDOW);

        assertThat(kpis.getList("segments.value")).containsExactly("sku-2", "sku-1", "sku-3");
        assertThat(kpis.getList("segments.automatedDurable")).containsExactly(1, 2, 0);
        assertThat(insights.get("/kpis?product=sku-1&" + WINDOW).getInt("all.cases"))
                .isEqualTo(2);
    }

    private static final class Story {
        private final UUID caseId = UUID.randomUUID();
        private final UUID conversation = UUID.randomUUID();

        private Story(String sku) {
            happened(
                    "2026-05-04T09:00:00Z",
                    new CaseOpened(
                            caseId,
                            conversation,
                            CaseKind.RETURN,
                            null,
                            "return.request",
                            Department.CUSTOMER_SERVICE,
                            Urgency.NORMAL,
                            true,
                            Instant.EPOCH,
                            new Segments(sku, null, null, null, null, null, "web", null)));
            happened(
                    "2026-05-04T09:00:02Z",
                    new ReplySent(conversation, UUID.randomUUID(), UUID.randomUUID(), "knowledge", 2, List.of(), 80));
        }

        private void resolved(String actor) {
            happened(
                    "2026-05-04T12:00:00Z",
                    new CaseStatusChanged(caseId, CaseStatus.OPEN, CaseStatus.RESOLVED, "work", actor));
        }

        private void rated(String rating) {
            happened(
                    "2026-05-04T13:00:00Z",
                    new FeedbackGiven(conversation, UUID.randomUUID(), UUID.randomUUID(), rating, null, "customer"));
        }

        private void wrote(String time) {
            happened(time, new MessageReceived(conversation, UUID.randomUUID(), UUID.randomUUID(), "web", 12, false));
        }

        private void happened(String time, AftercareEvent event) {
            Clock clock = Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
            MORNING.add(EventEnvelope.of(event, "automation", "/test", clock));
        }
    }
}
