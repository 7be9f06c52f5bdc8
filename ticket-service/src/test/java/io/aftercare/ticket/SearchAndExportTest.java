package io.aftercare.ticket;

import static io.aftercare.ticket.testing.Understandings.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.aftercare.ticket.testing.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SearchAndExportTest {
    private final String tenant = Person.newTenant();
    private final Person lin = Person.customer(tenant, "lin-xiao");
    private final Person agent = Person.agent(tenant);

    @ParameterizedTest
    @CsvSource({
        "羽绒服, 1",
        "绒服, 1",
        "破洞, 1",
        "羽绒服 破洞, 1",
        "羽绒服 开线, 0",
        "服羽, 0",
        "羽, 1",
        "ZIPPER, 1",
        "zip, 1",
        "ipper, 0",
        "L-4001, 1",
    })
    void wordsOfBothLanguagesAreFoundAsTheyWereWritten(String words, int hits) {
        opens("羽绒服有破洞，the zipper of L-4001 is broken");
        opens("电饭煲不热");
        Person.agent(Person.newTenant()).get("/v1/cases?q={q}", words).body("items", hasSize(0));

        agent.get("/v1/cases?q={q}", words).statusCode(200).body("items", hasSize(hits));
        lin.get("/v1/cases?q={q}", words).body("items", hasSize(hits));
        Person.customer(tenant, "zhou-min").get("/v1/cases?q={q}", words).body("items", hasSize(0));
    }

    @Test
    void notesAreFoundByStaffOnlyAndACaseByItsNumber() {
        String id = opens("你好");
        agent.post(Map.of("text", "疑似职业打假"), "/v1/cases/{id}/notes", id).statusCode(201);
        String number = agent.get("/v1/cases/{id}", id).extract().path("number");

        agent.get("/v1/cases?q=打假").body("items.id", contains(id));
        lin.get("/v1/cases?q=打假").body("items", hasSize(0));
        agent.get("/v1/cases?q={n}", number).body("items.id", contains(id));
        agent.get("/v1/cases?q=打假&kind=repair").body("items", hasSize(0));
        agent.get("/v1/cases?q=!!").statusCode(400).body("type", equalTo("urn:aftercare:problem:q-invalid"));
        agent.get("/v1/cases?q={q}", "a' & | ! <-> (").statusCode(200);
    }

    @Test
    void aListIsExportedWholeAsCsvAndAsJsonLines() {
        String id = opens("退货");
        IntStream.range(0, 3).forEach(n -> opens("退货"));

        String csv = agent.get("/v1/exports/cases?format=csv")
                .statusCode(200)
                .contentType("text/csv")
                .header("Content-Disposition", containsString("cases.csv"))
                .extract()
                .asString();
        assertThat(csv.lines().toList())
                .hasSize(5)
                .first()
                .asString()
                .startsWith("number,id,kind,complaint,intent,stage");
        assertThat(csv.lines().toList().getLast()).contains(id).contains(",requested,open,");

        String jsonl = agent.get("/v1/exports/cases?format=jsonl&kind=return&status=open")
                .extract()
                .asString();
        assertThat(jsonl.lines().map(line -> JsonPath.from(line).getString("stage")))
                .containsOnly("requested")
                .hasSize(4);
        assertThat(agent.get("/v1/exports/cases?format=jsonl&kind=repair")
                        .extract()
                        .asString())
                .isEmpty();
        assertThat(agent.get("/v1/exports/tasks?department=logistics")
                        .extract()
                        .asString()
                        .lines())
                .hasSize(5);
    }

    @Test
    void manyExportsOneAfterTheOtherLeaveNoConnectionBehind() {
        opens("退货");

        IntStream.range(0, 40).forEach(n -> agent.get("/v1/exports/cases").statusCode(200));
        agent.get("/v1/cases").statusCode(200);
    }

    @Test
    void anExportIsForStaffAndItsParametersAreChecked() {
        lin.get("/v1/exports/cases").statusCode(403);
        agent.get("/v1/exports/cases?format=xlsx").statusCode(400);
        agent.get("/v1/exports/cases?since=yesterday").statusCode(400);
        agent.get("/v1/exports/cases?kind=gift").statusCode(400);
    }

    private String opens(String text) {
        String conversation = lin.startsConversation();
        return lin.decides(conversation, lin.writes(conversation, text), request("return.request", "return"))
                .getString("case.id");
    }
}
