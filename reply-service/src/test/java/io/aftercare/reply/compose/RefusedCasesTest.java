package io.aftercare.reply.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftercare.reply.Earlier;
import io.aftercare.reply.Language;
import io.aftercare.reply.Reply;
import io.aftercare.reply.ReplyRequest;
import io.aftercare.reply.knowledge.ShippedKnowledge;
import io.aftercare.reply.turn.Understanding;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the packs refuse is announced by no case, although a case that was opened for it has its tasks. */
class RefusedCasesTest {
    private static final Composer COMPOSER =
            new Composer(ShippedKnowledge.RETRIEVER, ZoneId.of("Asia/Shanghai"), CompositionMonitor.NONE);

    /** Whose cases have one task that is as good as a promise. */
    private static final Map<String, String> KINDS =
            Map.of("return_and_refund", "return", "exchange", "exchange", "price_protection", "price_protection");

    static Stream<Arguments> refused() {
        return DecidedCase.all()
                .filter(it -> KINDS.containsKey(wanted(it).path("kind").asText())
                        && wanted(it).path("outcome").asText().equals("refused"))
                .flatMap(it -> Stream.of(Language.values()).map(language -> arguments(it, language)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("refused")
    void who_asks_for_what_is_refused_is_not_told_that_a_case_will_do_it(DecidedCase it, Language language) {
        Reply reply = reply(it, it.intent(), withOpenCase(it), language, Earlier.NOTHING);

        assertThat(reply.text()).contains("AC-7").doesNotContain(announced(language));
        assertThat(reply.text()).contains(language == Language.ZH ? "暂时办不了" : "under the rules as they are");
        assertThat(reply.text()).containsAnyOf("不能办理", "is not possible");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("refused")
    void what_was_refused_before_is_not_announced_to_who_asks_how_far_it_is(DecidedCase it, Language language) {
        ObjectNode undecided = withOpenCase(it);
        undecided.remove(List.of("options", "asked", "packs"));
        String intent = kind(it).equals("price_protection") ? "price_protection.status" : "return.status";
        Earlier refused = new Earlier(List.of("case.refused." + kind(it)), List.of("case"), List.of());

        Reply reply = reply(it, intent, undecided, language, refused);

        assertThat(reply.text())
                .contains("AC-7", language == Language.ZH ? "前面跟您说过" : "As I told you")
                .doesNotContain(announced(language));
        assertThat(reply(it, intent, undecided, language, Earlier.NOTHING).text())
                .contains("AC-7", announced(language));
    }

    /** A person calls about the danger, and says what becomes of the return. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("refused")
    void who_was_in_danger_is_pointed_to_no_reason_that_is_not_told(DecidedCase it, Language language) {
        ObjectNode decision = it.decision().deepCopy();
        ObjectNode opened = decision.putObject("case");
        opened.put("id", "case-1").put("number", "AC-7").put("kind", kind(it)).put("status", "open");
        opened.put("orderId", decision.at("/order/id").asText());
        opened.putArray("tasks").addObject().put("department", "logistics").put("action", "arrange_pickup");

        assertThat(reply(it, it.intent(), decision, language, Earlier.NOTHING).text())
                .contains("AC-7", pointsToReason(language))
                .doesNotContain(announced(language));

        decision.putObject("handoff")
                .put("id", "handoff-1")
                .put("state", "requested")
                .put("reason", "urgent")
                .put("dueAt", it.at().plus(Duration.ofMinutes(10)).toString());
        Understanding inDanger = new Understanding(
                List.of(new Understanding.Intent(it.intent(), 0.9, null)),
                null,
                null,
                null,
                "high",
                new Understanding.Complaint("product_quality", 0.9),
                null);
        Reply reply = reply(it, it.intent(), decision, language, Earlier.NOTHING, inDanger);

        assertThat(reply.text())
                .contains("AC-7")
                .doesNotContain(pointsToReason(language), announced(language), "不能办理", "is not possible");
    }

    private static String pointsToReason(Language language) {
        return language == Language.ZH ? "原因在下面" : "for the reason below";
    }

    private static String announced(Language language) {
        return language == Language.ZH ? "取件" : "pick-up";
    }

    private static Reply reply(DecidedCase it, String intent, ObjectNode decision, Language language, Earlier earlier) {
        return reply(it, intent, decision, language, earlier, null);
    }

    private static Reply reply(
            DecidedCase it,
            String intent,
            ObjectNode decision,
            Language language,
            Earlier earlier,
            Understanding understanding) {
        ReplyRequest request = new DecidedCase(it.scenario(), intent, decision).request(language, "web");
        ReplyRequest remembering = new ReplyRequest(
                request.conversationId(),
                request.messageId(),
                request.text(),
                language,
                request.channel(),
                null,
                understanding == null ? request.understanding() : understanding,
                request.decision(),
                request.missing(),
                request.history(),
                earlier,
                null);
        return COMPOSER.compose(remembering, it.at(), sentence -> {});
    }

    private static ObjectNode withOpenCase(DecidedCase it) {
        ObjectNode decision = it.decision().deepCopy();
        ObjectNode open = decision.putArray("openCases").addObject();
        open.put("id", "open-1").put("number", "AC-7").put("kind", kind(it)).put("status", "open");
        open.put("orderId", decision.at("/order/id").asText())
                .put("openedAt", it.at().toString());
        open.putArray("tasks")
                .addObject()
                .put("department", "logistics")
                .put("action", "arrange_pickup")
                .put("status", "open");
        return decision;
    }

    private static String kind(DecidedCase it) {
        return KINDS.get(wanted(it).path("kind").asText());
    }

    private static JsonNode wanted(DecidedCase it) {
        return it.decision()
                .path("options")
                .valueStream()
                .filter(option -> option.path("wanted").asBoolean())
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
