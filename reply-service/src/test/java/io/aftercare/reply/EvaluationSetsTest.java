package io.aftercare.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sets that replies are measured on have the size and the balance that their figures are read with. */
class EvaluationSetsTest {
    enum Why {
        OUT_OF_SCOPE,
        OUTDATED,
        UNKNOWN_FACT
    }

    enum Label {
        SUPPORTED,
        UNSUPPORTED
    }

    record Unanswerable(Language locale, String question, Why why) {}

    record Claim(Language locale, String premise, String claim, Label label) {}

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_hundred_questions_cannot_be_answered_for_three_reasons(Language language) throws IOException {
        List<Unanswerable> questions =
                read("unanswerable-questions", new TypeReference<List<Unanswerable>>() {}).stream()
                        .filter(each -> each.locale() == language)
                        .toList();

        assertThat(questions).hasSize(100);
        assertThat(questions.stream().map(Unanswerable::question)).doesNotHaveDuplicates();
        for (Why why : Why.values()) {
            assertThat(questions).filteredOn(each -> each.why() == why).hasSizeBetween(33, 34);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void half_of_two_hundred_claims_follow_from_their_premise(Language language) throws IOException {
        List<Claim> claims = read("entailment", new TypeReference<List<Claim>>() {}).stream()
                .filter(each -> each.locale() == language)
                .toList();

        assertThat(claims).hasSize(200);
        assertThat(claims).filteredOn(each -> each.label() == Label.SUPPORTED).hasSize(100);
        assertThat(claims).extracting(Claim::premise, Claim::claim).doesNotHaveDuplicates();
    }

    @Test
    void claims_are_free_of_figures() throws IOException {
        Predicate<String> figure = text -> text.chars().anyMatch(Character::isDigit);

        assertThat(read("entailment", new TypeReference<List<Claim>>() {}))
                .extracting(Claim::claim)
                .noneMatch(figure);
    }

    private static <T> List<T> read(String name, TypeReference<List<T>> type) throws IOException {
        return YAML.readValue(EvaluationSetsTest.class.getResourceAsStream("/eval/" + name + ".yaml"), type);
    }
}
