package io.aftercare.reply.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.reply.Evidence;
import io.aftercare.reply.Language;
import io.aftercare.reply.proof.Claim;
import io.aftercare.reply.proof.ClaimReader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PhrasesTest {
    private static final Phrases ZH = Phrases.in(Language.ZH);
    private static final Phrases EN = Phrases.in(Language.EN);

    static Stream<String> keys() {
        // Carriers are named per language: what is one's own name in Chinese needs a translation in English only.
        return Stream.concat(ZH.keys().stream(), EN.keys().stream())
                .filter(key -> !key.startsWith("carrier."))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void both_languages_say_the_same_things_with_the_same_facts(String key) {
        assertThat(ZH.keys()).contains(key);
        assertThat(EN.keys()).contains(key);
        assertThat(ZH.placeholders(key)).containsExactlyInAnyOrderElementsOf(EN.placeholders(key));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void no_phrase_holds_a_number_or_date_of_its_own(String key) {
        for (Phrases phrases : List.of(ZH, EN)) {
            String own = phrases.word(key).orElseThrow().replaceAll("\\{[^}]*}", "");
            assertThat(numbers(own)).as(own).isEmpty();
            assertThat(own).doesNotContain("{", "}");
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_phrase_that_needs_facts_is_left_out_without_them(String key) {
        assertThat(ZH.sentence(key, new Facts()).isPresent())
                .isEqualTo(ZH.placeholders(key).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_phrase_without_facts_claims_nothing(String key) {
        for (Phrases phrases : List.of(ZH, EN)) {
            phrases.sentence(key, new Facts())
                    .filter(sentence -> !needsABasis(key))
                    .ifPresent(sentence -> assertThat(ClaimReader.read(sentence.text()))
                            .as(key)
                            .isEmpty());
        }
    }

    /** Said only together with what was decided, or no sentence by itself. */
    private static boolean needsABasis(String key) {
        return key.matches("(entitled\\.(give|freight|other)|handoff\\.reason|action|option)\\..*|handoff\\.taken");
    }

    private static List<Claim> numbers(String text) {
        return ClaimReader.read(text).stream()
                .filter(claim -> claim.kind() != Claim.Kind.RIGHT && claim.kind() != Claim.Kind.COMMITMENT)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_kind_of_case_is_worded(Language language) {
        List<String> kinds = List.of(
                "return",
                "exchange",
                "refund_only",
                "repair",
                "resend",
                "price_protection",
                "invoice",
                "logistics",
                "complaint",
                "inquiry");

        assertThat(kinds)
                .allSatisfy(kind -> assertThat(Phrases.in(language).keys())
                        .contains(
                                "kind." + kind,
                                "case.opened." + kind,
                                "case.reused." + kind,
                                "case.advice." + kind,
                                "case.refused." + kind));
    }

    @Test
    void values_are_filled_in_once_and_never_interpreted() {
        Facts facts = new Facts().with("customer.name", "{order.id} $1 \\");

        assertThat(ZH.sentence("greeting.named", facts).orElseThrow().text()).isEqualTo("{order.id} $1 \\，您好！");
    }

    @Test
    void a_sentence_is_proved_by_the_facts_in_it_and_by_why_it_is_said() {
        Evidence number = Evidence.ofCase("case-1", "number", "AC-1");
        Evidence kind = Evidence.ofCase("case-1", "kind", "return");
        Facts facts = new Facts()
                .with("case.number", "AC-1", number)
                .with("case.due", "11月24日", Evidence.ofCase("case-1", "dueAt", "x"));

        assertThat(ZH.sentence("case.opened.return", facts, kind).orElseThrow().evidence())
                .containsExactlyInAnyOrder(number, kind);
        assertThat(ZH.sentence("received.saved", facts).orElseThrow().evidence())
                .containsExactly(Evidence.phrase("received.saved"));
    }
}
