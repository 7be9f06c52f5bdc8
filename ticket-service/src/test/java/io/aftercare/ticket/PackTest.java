package io.aftercare.ticket;

import static io.aftercare.ticket.testing.Understandings.naming;
import static io.aftercare.ticket.testing.Understandings.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.aftercare.ticket.testing.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PackTest {
    private static final String VERSION = "/v1/packs/shop/versions/";

    @Inject
    Pool pool;

    private final String tenant = Person.newTenant();
    private final Person manager = Person.manager(tenant);

    @Test
    void thePacksOfLawAreThereForEverybodyOnTheStaff() {
        Person.agent(tenant).get("/v1/packs").statusCode(200).body("items.pack", hasItems("cn-default", "en-eu"));
        manager.get("/v1/packs/cn-default/versions/2")
                .statusCode(200)
                .body("title.zh", equalTo("中国大陆默认规则"))
                .body("version.sha256", matchesPattern("[0-9a-f]{64}"))
                .body("clauses.id", hasItem("no-reason"))
                .body("clauses[0].applies", equalTo("reason == 'no_reason'"))
                .body("yaml", containsString("pack: cn-default"));
    }

    @Test
    void aDraftDecidesNothingUntilItIsPublishedAndNothingAfterItIsRolledBack() {
        drafts(overlay(1, "2026-01-01", 30)).statusCode(201).header("Location", endsWith(VERSION + "1"));
        refusesOnDayTwenty();

        manager.post("{}", VERSION + "1/publish").statusCode(200).body("state", equalTo("published"));
        decides()
                .body("packs.pack", equalTo(List.of("shop", "cn-default")))
                .body("options[0].outcome", equalTo("allowed"))
                .body("options[0].clause.pack.pack", equalTo("shop"))
                .body("options[0].deadlines[0].lastDay", equalTo("2026-04-01"));

        manager.post("{}", VERSION + "1/rollback").statusCode(200).body("state", equalTo("withdrawn"));
        refusesOnDayTwenty();
    }

    @Test
    void whatAVersionSaysNeverChanges() {
        String sha256 = drafts(overlay(1, "2026-01-01", 30)).extract().path("version.sha256");
        manager.post("{}", VERSION + "1/publish").statusCode(200).body("sha256", equalTo(sha256));
        drafts(overlay(2, "2026-06-01", 10)).statusCode(201).body("version.sha256", not(equalTo(sha256)));

        assertThatThrownBy(() -> pool.preparedQuery(
                                "update ticket.policy_pack set yaml = yaml || ' ' where tenant = $1 and version = 1")
                        .executeAndAwait(Tuple.of(tenant)))
                .hasMessageContaining("version 1 of pack shop never changes");
    }

    @Test
    void anOrderLivesByTheVersionInForceWhenItWasPlaced() {
        drafts(overlay(1, "2026-01-01", 30)).statusCode(201);
        drafts(overlay(2, "2026-06-01", 10)).statusCode(201);
        manager.post("{}", VERSION + "1/publish").statusCode(200);
        manager.post("{}", VERSION + "2/publish").statusCode(200);

        decides().body("packs[0].version", equalTo(1)).body("options[0].outcome", equalTo("allowed"));
    }

    @Test
    void aVersionGoesOnlyForward() {
        drafts(overlay(1, "2026-01-01", 30)).statusCode(201);
        manager.post("{}", VERSION + "1/rollback")
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:illegal-transition"));
        manager.post("{}", VERSION + "1/publish").statusCode(200);
        manager.post("{}", VERSION + "1/publish").statusCode(409);
        drafts(overlay(1, "2026-02-01", 31))
                .statusCode(409)
                .body("type", equalTo("urn:aftercare:problem:pack-version-exists"));
    }

    @Test
    void versionsThatClaimTheSameDaysAreNotBothPublished() {
        drafts(overlay(1, "2026-01-01", 30)).statusCode(201);
        drafts(overlay(2, "2026-01-01", 40)).statusCode(201);
        manager.post("{}", VERSION + "1/publish").statusCode(200);

        manager.post("{}", VERSION + "2/publish")
                .statusCode(400)
                .body("faults[0].message", containsString("overlaps with shop 1"));
        manager.get(VERSION + "2").body("version.state", equalTo("draft"));
    }

    @Test
    void whatIsStricterThanTheLawIsRefusedByClauseAndLever() {
        drafts(overlay(1, "2026-01-01", 5))
                .statusCode(400)
                .body("type", equalTo("urn:aftercare:problem:pack-refused"))
                .body("faults", hasSize(1))
                .body("faults[0].clause", equalTo("no-reason"))
                .body("faults[0].field", equalTo("days"))
                .body("faults[0].message", equalTo("5 is less than the 7 of cn-default 2"));
        manager.get(VERSION + "1").statusCode(404);
    }

    @Test
    void whatTurnsOutStricterIsNotPublished() {
        String greedy = overlay(1, "2026-01-01", 7) + """
                adds:
                  - id: gift
                    title: { zh: 礼, en: Gift }
                    text: { zh: 礼, en: Return with a video }
                    house: true
                    applies: reason == 'no_reason'
                    asks: [{ evidence: video }]
                    gives: { return_and_refund: { refund: price, return_freight: seller } }
                """;
        drafts(greedy).statusCode(201);

        manager.post("{}", VERSION + "1/publish")
                .statusCode(400)
                .body("faults[0].clause", equalTo("gift"))
                .body("faults[0].message", containsString("asks for more evidence"));
    }

    @Test
    void aDraftIsComparedWithTheLawAndWithOtherVersions() {
        drafts(overlay(1, "2026-01-01", 30)).statusCode(201);
        drafts(overlay(2, "2026-06-01", 40)).statusCode(201);

        manager.get(VERSION + "1/diff")
                .statusCode(200)
                .body("from.pack", equalTo("cn-default"))
                .body("changes", hasSize(1))
                .body("changes[0].clause", equalTo("no-reason"))
                .body("changes[0].field", equalTo("within"))
                .body("changes[0].from.days", equalTo(7))
                .body("changes[0].to.days", equalTo(30));
        manager.get(VERSION + "2/diff?against=1").body("changes[0].from.days", equalTo(30));
    }

    @Test
    void scenariosAreRunAgainstADraft() {
        drafts(overlay(1, "2026-01-01", 30)).statusCode(201);
        String scenarios = """
                orders:
                  jacket:
                    { placedAt: 2026-02-26T09:00, deliveredAt: 2026-03-02T10:00, paid: card,
                      items: [{ sku: jacket, category: clothing, quantity: 1, unitPrice: "299.00" }] }
                scenarios:
                  - id: day-20
                    zh: 第二十日
                    en: Day twenty
                    given: { order: jacket }
                    when: { reason: no_reason, at: 2026-03-22T10:00 }
                    then: { return_and_refund: { allowed: no-reason, refund: "299.00" } }
                  - id: wrong-hope
                    zh: 错
                    en: A hope that is not met
                    given: { order: jacket }
                    when: { reason: no_reason, at: 2026-03-22T10:00 }
                    then: { return_and_refund: { allowed: no-reason, refund: "300.00" } }
                """;

        manager.post(Map.of("yaml", scenarios), VERSION + "1/test")
                .statusCode(200)
                .body("run", equalTo(2))
                .body("passed", equalTo(1))
                .body("failed[0].id", equalTo("wrong-hope"))
                .body("failed[0].differences[0]", equalTo("return_and_refund: refund expected 300.00, but was 299.00"));
        manager.post(Map.of("yaml", "orders: {}"), VERSION + "1/test")
                .statusCode(400)
                .body("type", equalTo("urn:aftercare:problem:scenarios-refused"));
    }

    @Test
    void packsAreTheTenantsAndOnlyManagersChangeThem() {
        drafts(overlay(1, "2026-01-01", 30)).statusCode(201);

        Person.manager(Person.newTenant()).get(VERSION + "1").statusCode(404);
        Person.agent(tenant).get(VERSION + "1").statusCode(200);
        Person.agent(tenant).post("{}", VERSION + "1/publish").statusCode(403);
        Person.customer(tenant, "lin-xiao").get("/v1/packs").statusCode(403);
    }

    @Test
    void aDecisionOfATurnKeepsItsVersionWhateverIsPublishedLater() {
        Person lin = Person.customer("demo", "lin-xiao");
        Person boss = Person.manager("demo");
        boss.post(Map.of("yaml", overlay(1, "2021-01-01", 60)), "/v1/packs").statusCode(201);
        boss.post("{}", VERSION + "1/publish").statusCode(200);
        String conversation = lin.startsConversation();
        String message = lin.writes(conversation, "A1004 想退货");
        Map<String, Object> understanding = naming(request("return.request", "return"), "A1004");

        List<String> before = lin.decides(conversation, message, understanding).getList("packs.pack");
        boss.post("{}", VERSION + "1/rollback").statusCode(200);

        assertThat(before).containsExactly("shop", "cn-default");
        assertThat(lin.decides(conversation, message, understanding).<String>getList("packs.pack"))
                .isEqualTo(before);
        assertThat(lin.decides(conversation, lin.writes(conversation, "A1004 想退货"), understanding)
                        .<String>getList("packs.pack"))
                .containsExactly("cn-default");
    }

    private ValidatableResponse drafts(String yaml) {
        return manager.post(Map.of("yaml", yaml), "/v1/packs");
    }

    private void refusesOnDayTwenty() {
        decides().body("packs.pack", equalTo(List.of("cn-default"))).body("options[0].outcome", equalTo("refused"));
    }

    /** A jacket received on 2 March 2026, to be returned on the 22nd. */
    private ValidatableResponse decides() {
        Map<String, Object> order = Map.of(
                "id", "C1",
                "status", "delivered",
                "placedAt", "2026-02-26T09:00:00+08:00",
                "paidAt", "2026-02-26T09:00:00+08:00",
                "deliveredAt", "2026-03-02T10:00:00+08:00",
                "currency", "CNY",
                "items", List.of(Map.of("sku", "lamp", "category", "home", "quantity", 1, "unitPrice", cny("299.00"))),
                "payments", List.of(Map.of("method", "card", "amount", cny("299.00"))));
        return manager.post(
                        Map.of(
                                "order", order,
                                "wants", "return_and_refund",
                                "reason", "no_reason",
                                "at", "2026-03-22T10:00:00+08:00"),
                        "/v1/decisions")
                .statusCode(200);
    }

    private static Map<String, String> cny(String amount) {
        return Map.of("amount", amount, "currency", "CNY");
    }

    private static String overlay(int version, String from, int days) {
        return """
                overlay: shop
                base: cn-default
                version: %d
                effective: { from: %s }
                title: { zh: 店, en: Shop }
                kinder:
                  no-reason: { days: %d }
                """.formatted(version, from, days);
    }
}
