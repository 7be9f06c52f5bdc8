package io.aftercare.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.Department;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.TaskCompleted;
import io.aftercare.events.TaskCreated;
import io.aftercare.events.TaskTaken;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On each of two days, six tasks come to quality at 9 in Shanghai and take 20 minutes; one of finance is never done. */
@QuarkusTest
class StaffingTest {
    private static final String PATH = "/staffing?from=2026-05-03T16:00:00Z&to=2026-05-05T16:00:00Z";

    private final List<EventEnvelope> events = new ArrayList<>();

    @Test
    void peopleAreCountedByErlangForEachHourOfTheDay() {
        for (String day : List.of("2026-05-04", "2026-05-05")) {
            for (int i = 0; i < 6; i++) {
                task(Instant.parse(day + "T01:00:00Z").plusSeconds(i * 60));
            }
        }
        at(
                Instant.parse("2026-05-04T02:00:00Z"),
                new TaskCreated(UUID.randomUUID(), UUID.randomUUID(), Department.FINANCE, "pay", Instant.EPOCH));
        try (Producer producer = new Producer()) {
            producer.send(events);
        }
        Insights insights = new Insights("staffed");
        insights.awaitTotal(events.size());

        JsonPath staffing = insights.get(PATH + "&level=0.8&within=PT0S");

        assertThat(staffing.getString("zone")).isEqualTo("Asia/Shanghai");
        assertThat(staffing.getList("departments.department")).containsExactly("finance", "quality");
        assertThat(staffing.getMap("departments[0].hours[0]")).containsOnlyKeys("hour", "tasksPerHour");
        assertThat(staffing.getInt("departments[1].completed")).isEqualTo(12);
        assertThat(staffing.getDouble("departments[1].handlingSeconds")).isEqualTo(1200);
        assertThat(staffing.getList("departments[1].hours.hour")).containsExactly(9);
        assertThat(staffing.getDouble("departments[1].hours[0].tasksPerHour")).isEqualTo(6);
        // Two are busy; of four, 17.4 % have to wait, and of three, 44.4 %.
        assertThat(staffing.getDouble("departments[1].hours[0].load")).isEqualTo(2);
        assertThat(staffing.getInt("departments[1].hours[0].people")).isEqualTo(4);
        assertThat(staffing.getFloat("departments[1].hours[0].serviceLevel")).isEqualTo(19 / 23f);
        assertThat(insights.get(PATH + "&zone=UTC").getList("departments[1].hours.hour"))
                .containsExactly(1);
        // Of the second day only the morning is looked at, so that there are two hours from 9 to 10 and one from 10 to
        // 11.
        assertThat(insights.get("/staffing?from=2026-05-03T16:00:00Z&to=2026-05-05T02:00:00Z")
                        .getDouble("departments[1].hours[0].tasksPerHour"))
                .isEqualTo(6);
        // Twelve tasks in half of a day are no 24 a day.
        assertThat(insights.get("/staffing?from=2026-05-04T00:00:00Z&to=2026-05-04T12:00:00Z")
                        .getDouble("departments[1].hours[0].tasksPerHour"))
                .isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({
        "level=1, level-invalid",
        "level=most, level-invalid",
        "within=soon, within-invalid",
        "within=-PT1H, within-invalid",
        "zone=Moon, zone-invalid",
        // PostgreSQL takes it for eight hours west.
        "zone=UTC%2B8, zone-invalid"
    })
    void whatMakesNoSenseIsAProblem(String parameter, String type) {
        new Insights("staffed")
                .response("/staffing?" + parameter)
                .statusCode(400)
                .body("type", equalTo("urn:aftercare:problem:" + type));
    }

    private void task(Instant created) {
        UUID caseId = UUID.randomUUID();
        UUID taskId = UUID.randomUUID();
        at(created, new TaskCreated(caseId, taskId, Department.QUALITY, "look", Instant.EPOCH));
        at(created.plusSeconds(600), new TaskTaken(caseId, taskId, Department.QUALITY));
        at(created.plusSeconds(1800), new TaskCompleted(caseId, taskId, Department.QUALITY, "done"));
    }

    private void at(Instant time, AftercareEvent event) {
        events.add(EventEnvelope.of(event, "staffed", "/test", Clock.fixed(time, ZoneOffset.UTC)));
    }
}
