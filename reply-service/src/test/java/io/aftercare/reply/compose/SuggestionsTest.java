package io.aftercare.reply.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.reply.Language;
import io.aftercare.reply.ReplyRequest;
import io.aftercare.reply.Source;
import io.aftercare.reply.Suggestion;
import io.aftercare.reply.knowledge.ShippedKnowledge;
import io.aftercare.reply.proof.Grounds;
import io.aftercare.reply.proof.Verifier;
import io.aftercare.reply.turn.Decision;
import io.aftercare.reply.turn.Understanding;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SuggestionsTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Composer COMPOSER = new Composer(ShippedKnowledge.RETRIEVER, CHINA, CompositionMonitor.NONE);

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_question_gets_different_articles_best_first_with_their_versions(Language language) {
        List<Suggestion> suggestions = suggest(question(language, 0.9));

        assertThat(suggestions).hasSize(3);
        assertThat(suggestions.getFirst().source()).isEqualTo(Source.KNOWLEDGE);
        assertThat(suggestions.getFirst().sources())
                .extracting(Suggestion.Origin::id)
                .contains("return-freight");
        assertThat(suggestions).extracting(Suggestion::text).doesNotHaveDuplicates();
        assertThat(suggestions).extracting(Suggestion::automatic).containsExactly(true, false, false);
        assertThat(suggestions.getFirst().text())
                .isEqualTo(COMPOSER.compose(question(language, 0.9), NOW, sentence -> {})
                        .text());
        assertThat(suggestions)
                .extracting(Suggestion::rank)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 3).boxed().toList());
        assertThat(suggestions)
                .extracting(Suggestion::confidence)
                .isSortedAccordingTo(Comparator.reverseOrder())
                .allSatisfy(confidence -> assertThat(confidence).isBetween(0.0, 1.0));
    }

    @Test
    void the_same_message_gets_the_same_ids_and_another_message_others() {
        ReplyRequest asked = question(Language.ZH, 0.9);

        assertThat(suggest(asked)).extracting(Suggestion::id).isEqualTo(ids(asked));
        assertThat(ids(asked)).doesNotContainAnyElementsOf(ids(question(Language.ZH, 0.9, "message-2")));
    }

    @Test
    void a_decision_is_suggested_beside_articles_and_all_is_proved() {
        DecidedCase decided = DecidedCase.all().findFirst().orElseThrow();
        ReplyRequest request = decided.request(Language.ZH, "web");

        List<Suggestion> suggestions = COMPOSER.suggest(request, decided.at(), 3);

        assertThat(suggestions.getFirst().source()).isEqualTo(Source.DECISION);
        Grounds grounds = new Grounds(request.decision(), CHINA, decided.at());
        ShippedKnowledge.ARTICLES.articles(Language.ZH).forEach(grounds::found);
        assertThat(suggestions)
                .flatExtracting(Suggestion::sentences)
                .isNotEmpty()
                .allSatisfy(sentence ->
                        assertThat(Verifier.verify(sentence, grounds).proved()).isTrue());
    }

    @Test
    void an_unclear_message_gets_a_question_back_among_them() {
        ReplyRequest unclear = asking("那个要怎么弄？", Language.ZH, 0.2, "message-1");

        List<Suggestion> suggestions = suggest(unclear);

        assertThat(suggestions).extracting(Suggestion::source).contains(Source.CLARIFY);
        String sent = COMPOSER.compose(unclear, NOW, sentence -> {}).text();
        assertThat(suggestions)
                .allSatisfy(it -> assertThat(it.automatic()).isEqualTo(it.text().equals(sent)));
    }

    private static List<UUID> ids(ReplyRequest request) {
        return suggest(request).stream().map(Suggestion::id).toList();
    }

    private static List<Suggestion> suggest(ReplyRequest request) {
        return COMPOSER.suggest(request, NOW, 3);
    }

    private static ReplyRequest question(Language language, double confidence) {
        return question(language, confidence, "message-1");
    }

    private static ReplyRequest question(Language language, double confidence, String message) {
        String text = language == Language.ZH ? "退货运费谁出？" : "Who pays for return shipping?";
        return asking(text, language, confidence, message);
    }

    private static ReplyRequest asking(String text, Language language, double confidence, String message) {
        Understanding understanding = new Understanding(
                List.of(new Understanding.Intent("return.freight", confidence, "return")),
                null,
                null,
                null,
                null,
                null,
                null);
        return new ReplyRequest(
                "conversation-1",
                message,
                text,
                language,
                "web",
                null,
                understanding,
                Decision.none(),
                null,
                List.of("..."),
                null,
                null);
    }
}
