package io.aftercare.reply.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.reply.Evidence;
import io.aftercare.reply.Language;
import io.aftercare.reply.Reply;
import io.aftercare.reply.Sentence;
import io.aftercare.reply.Source;
import io.aftercare.reply.knowledge.ShippedKnowledge;
import io.aftercare.reply.proof.Verifier;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the packs of law decide in their own scenarios is what customers are told, no less and no more. */
class DecidedRepliesTest {
    private static final Composer COMPOSER =
            new Composer(ShippedKnowledge.RETRIEVER, ZoneId.of("Asia/Shanghai"), new CompositionMonitor() {
                @Override
                public void stepTook(String step, long nanos) {}

                @Override
                public void composed(Language language, Source source) {}

                @Override
                public void withheld(Sentence sentence, Verifier.Verdict verdict) {
                    throw new AssertionError("kept back: " + sentence + " " + verdict);
                }
            });

    static Stream<DecidedCase> scenarios() {
        return DecidedCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void a_decision_is_explained_in_both_languages_and_at_both_lengths(DecidedCase it) {
        for (Language language : Language.values()) {
            for (String channel : List.of("web", "email")) {
                Reply reply = COMPOSER.compose(it.request(language, channel), it.at(), sentence -> {});

                JsonNode invoice = it.decision().at("/order/invoice");
                boolean invoiceWanted = wanted(it).stream()
                        .anyMatch(option -> option.path("kind").asText().equals("invoice"));
                if (invoiceWanted && invoice.hasNonNull("number") && invoice.hasNonNull("issuedAt")) {
                    // Who asks for an invoice that there is wants that one, not a refusal.
                    assertThat(reply.source()).isEqualTo(Source.ORDER);
                    assertThat(reply.text()).contains(invoice.path("number").asText());
                } else {
                    wanted(it).forEach(option -> tells(option, reply));
                }
                assertThat(reply.text()).doesNotContain("{", "null", "  ");
                if (language == Language.EN) {
                    assertThat(reply.text()).doesNotContainPattern("\\p{IsHan}");
                }
                nothingBeyondTheDecision(it.decision(), reply);
            }
        }
    }

    private static List<JsonNode> wanted(DecidedCase it) {
        return it.decision()
                .path("options")
                .valueStream()
                .filter(option -> option.path("wanted").asBoolean())
                .toList();
    }

    private static void tells(JsonNode option, Reply reply) {
        assertThat(reply.source()).as(reply.text()).isEqualTo(Source.DECISION);
        String refund = option.path("amounts").path("refund").path("amount").asText("0.00");
        String kind = option.path("kind").asText();
        boolean missing = reply.text().contains("少了的部分") || reply.text().contains("what was missing");
        if (option.path("outcome").asText().equals("allowed")
                && !missing
                && List.of("refund", "return_and_refund", "price_protection").contains(kind)) {
            assertThat(reply.text()).contains(refund);
        } else if (option.path("outcome").asText().equals("refused") && !missing) {
            assertThat(reply.text()).containsAnyOf("不能办理", "is not possible");
        }
    }

    /** Every field that is told is one of an option that was decided so; what is refused is offered nowhere. */
    private static void nothingBeyondTheDecision(JsonNode decision, Reply reply) {
        for (Sentence sentence : reply.sentences()) {
            for (Evidence evidence : sentence.evidence()) {
                if (evidence.kind() == Evidence.Kind.DECISION
                        && evidence.quote().contains(".amounts.")) {
                    int option = Integer.parseInt(evidence.quote().replaceAll("options\\[(\\d+)].*", "$1"));
                    assertThat(decision.path("options")
                                    .path(option)
                                    .path("outcome")
                                    .asText())
                            .isEqualTo("allowed");
                }
            }
        }
    }
}
