package io.aftercare.reply.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.reply.Evidence;
import io.aftercare.reply.Language;
import io.aftercare.reply.Promise;
import io.aftercare.reply.Reply;
import io.aftercare.reply.Sentence;
import io.aftercare.reply.Source;
import io.aftercare.reply.knowledge.ShippedKnowledge;
import io.aftercare.reply.proof.Verifier;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays {@code scenarios/*.yaml} against the composer with the real articles and encoders. */
class ComposerScenariosTest {
    private static final Composer COMPOSER =
            new Composer(ShippedKnowledge.RETRIEVER, ZoneId.of("Asia/Shanghai"), new NothingWithheld());

    /** In these scenarios every sentence is true, so one that is kept back is a fault of the verifier or of its evidence. */
    private static final class NothingWithheld implements CompositionMonitor {
        @Override
        public void stepTook(String step, long nanos) {}

        @Override
        public void composed(Language language, Source source) {}

        @Override
        public void withheld(Sentence sentence, Verifier.Verdict verdict) {
            throw new AssertionError("kept back: " + sentence + " " + verdict);
        }
    }

    static Stream<Scenario> scenarios() {
        return Scenario.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void the_reply_is_as_the_scenario_says(Scenario scenario) {
        List<Sentence> streamed = new ArrayList<>();

        Reply reply = COMPOSER.compose(scenario.request(), Scenario.NOW, streamed::add);

        Scenario.Expected expected = scenario.expected();
        assertThat(expected.says()).allSatisfy(said -> assertThat(reply.text()).contains(said));
        assertThat(expected.lacks())
                .allSatisfy(lacking -> assertThat(reply.text()).doesNotContain(lacking));
        if (expected.source() != null) {
            assertThat(reply.source().code()).as(reply.text()).isEqualTo(expected.source());
        }
        if (expected.promises() != null) {
            assertThat(reply.promises())
                    .as(reply.text())
                    .extracting(promise -> promise.kind().name().toLowerCase())
                    .containsExactlyInAnyOrderElementsOf(expected.promises());
        }
        if (!expected.articles().isEmpty()) {
            assertThat(expected.articles()).as(reply.text()).contains(quotedArticle(reply));
        }
        assertThat(streamed).isEqualTo(reply.sentences());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void every_reply_is_proved_whole_and_in_one_language(Scenario scenario) {
        Reply reply = COMPOSER.compose(scenario.request(), Scenario.NOW, sentence -> {});

        assertThat(reply.sentences()).isNotEmpty();
        assertThat(reply.text()).doesNotContain("{", "}", "null", "  ").isNotBlank();
        assertThat(reply.sentences().stream().map(s -> s.lead() + s.text()).reduce("", String::concat))
                .isEqualTo(reply.text());
        for (Promise promise : reply.promises()) {
            assertThat(promise.dueAt()).isAfter(Scenario.NOW);
            assertThat(reply.sentences().get(promise.sentence()).evidence())
                    .anyMatch(evidence -> evidence.quote().endsWith("=" + promise.dueAt()));
        }
        if (scenario.language() == Language.EN) {
            assertThat(reply.text()).doesNotContainPattern("\\p{IsHan}");
        } else {
            assertThat(reply.text()).doesNotContainPattern("\\b(the|your|order|please)\\b");
        }
    }

    private static String quotedArticle(Reply reply) {
        return reply.sentences().stream()
                .flatMap(sentence -> sentence.evidence().stream())
                .filter(evidence -> evidence.kind() == Evidence.Kind.KNOWLEDGE)
                .map(Evidence::id)
                .findFirst()
                .orElse("none");
    }
}
