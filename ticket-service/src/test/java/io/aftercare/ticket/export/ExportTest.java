package io.aftercare.ticket.export;

import static io.aftercare.ticket.testing.Understandings.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.aftercare.ticket.testing.Person;
import io.aftercare.web.export.Column;
import io.aftercare.web.export.Listing;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class ExportTest {
    private final String tenant = Person.newTenant();
    private final Person lin = Person.customer(tenant, "lin-xiao");
    private final Person agent = Person.agent(tenant);
    private final Person manager = Person.manager(tenant);
    private final Person admin = Person.admin(tenant);

    static Stream<String> lists() {
        return Listings.all().stream().map(Listing::name);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void everyListIsExportedInBothFormatsAndTheContractNamesIt(String list) {
        String header = Listings.all().stream()
                .filter(it -> it.name().equals(list))
                .flatMap(it -> it.columns().stream())
                .map(Column::name)
                .reduce((some, more) -> some + "," + more)
                .orElseThrow();

        assertThat(admin.get("/v1/exports/{list}", list)
                        .statusCode(200)
                        .header("Content-Disposition", containsString(list + ".csv"))
                        .extract()
                        .asString())
                .startsWith(header + "\r\n");
        admin.get("/v1/exports/{list}?format=jsonl", list).statusCode(200).contentType("application/jsonl");
        assertThat(admin.get("/q/openapi?format=json")
                        .extract()
                        .jsonPath()
                        .getList(
                                "paths.'/v1/exports/{list}'.get.parameters.find { it.name == 'list' }.schema.enum",
                                String.class))
                .contains(list);
    }

    @Test
    void whatPeopleWroteIsTextForASpreadsheetAndAsTheyWroteItForAProgram() {
        String id = opens("=HYPERLINK(\"http://evil\")");
        agent.post(Map.of("text", "@SUM(A1), +86"), "/v1/cases/{id}/notes", id).statusCode(201);

        assertThat(lines(manager, "messages?format=csv").getLast()).contains("\"'=HYPERLINK(\"\"http://evil\"\")\"");
        assertThat(lines(agent, "notes?format=csv&caseId=" + id).getLast()).contains("\"'@SUM(A1), +86\"");
        assertThat(JsonPath.from(lines(manager, "messages?format=jsonl").getFirst())
                        .getString("text"))
                .isEqualTo("=HYPERLINK(\"http://evil\")");
    }

    @Test
    void anExportIsNarrowedAsItsListIs() {
        String torn = opens("羽绒服有破洞");
        opens("电饭煲不热");

        assertThat(lines(agent, "cases?format=jsonl&q=破洞"))
                .singleElement()
                .asString()
                .contains(torn);
        assertThat(lines(agent, "cases?format=jsonl&owner=agent-1")).isEmpty();
        assertThat(lines(agent, "tasks?format=jsonl&waiting=true")).hasSize(2);
        assertThat(lines(agent, "tasks?format=jsonl&waiting=false")).isEmpty();
        assertThat(lines(agent, "conversations?format=jsonl&channel=web")).hasSize(2);
        assertThat(lines(agent, "cases?format=jsonl&before=2020-01-01T00:00:00Z"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cases?statu=open, parameter-unknown",
        "cases?q=!!, q-invalid",
        "tasks?waiting=perhaps, parameter-invalid",
        "messages?conversationId=7, parameter-invalid",
        "promises?due_before=soon, parameter-invalid",
        "handoffs?format=xlsx, format-invalid",
    })
    void whatCannotNarrowAnExportIsRefusedByName(String asked, String problem) {
        manager.get("/v1/exports/" + asked).statusCode(400).body("type", equalTo("urn:aftercare:problem:" + problem));
    }

    @Test
    void whatCustomersWroteIsForManagersAndDeadLettersAreForAdmins() {
        for (String list : List.of("messages", "replies", "feedback", "dead-letters", "secrets")) {
            agent.get("/v1/exports/{list}", list).statusCode(404);
        }
        manager.get("/v1/exports/messages").statusCode(200);
        manager.get("/v1/exports/dead-letters").statusCode(404);
    }

    private static List<String> lines(Person who, String asked) {
        return who.get("/v1/exports/" + asked)
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
    }

    private String opens(String text) {
        String conversation = lin.startsConversation();
        return lin.decides(conversation, lin.writes(conversation, text), request("return.request", "return"))
                .getString("case.id");
    }
}
