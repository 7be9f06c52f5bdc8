package io.aftercare.reply.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aftercare.reply.Language;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Keeps {@code eval/knowledge-questions.yaml} honest: retrieval measured on it is not helped by common words. Words are
 * pairs of Chinese characters, and English words without their ending, apart from {@code eval/function-words.yaml}. The
 * questions shared none when they were written; the bounds leave room for articles to be reworded.
 */
class KnowledgeQuestionsTest {
    private static final double MAY_SHARE = 0.05;
    private static final int MOST_SHARED = 2;
    private static final int LEAST_QUESTIONS = 200;

    private static final WordIndex ENGLISH = new WordIndex(Language.EN);
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
    private static final Pattern WORD = Pattern.compile("[\\p{IsLatin}\\p{Nd}]+");

    record Question(String article, Language locale, String question, List<String> also) {
        List<String> articles() {
            return also == null
                    ? List.of(article)
                    : Stream.concat(Stream.of(article), also.stream()).toList();
        }
    }

    record FunctionWords(String particles, String zh, String en) {
        boolean holdNothing(String pair) {
            return pair.chars().anyMatch(c -> particles.indexOf(c) >= 0);
        }
    }

    private static List<Question> questions;
    private static FunctionWords functionWords;
    private static final Map<Language, Set<String>> LEFT_OUT = new HashMap<>();

    @BeforeAll
    static void read() throws IOException {
        YAMLMapper yaml = YAMLMapper.builder().build();
        questions = yaml.readValue(
                KnowledgeQuestionsTest.class.getResourceAsStream("/eval/knowledge-questions.yaml"),
                new TypeReference<>() {});
        functionWords = yaml.readValue(
                KnowledgeQuestionsTest.class.getResourceAsStream("/eval/function-words.yaml"), FunctionWords.class);
        LEFT_OUT.put(Language.ZH, Set.of(functionWords.zh().split("\\s+")));
        LEFT_OUT.put(
                Language.EN,
                Arrays.stream(functionWords.en().split("\\s+"))
                        .map(KnowledgeQuestionsTest::stem)
                        .collect(Collectors.toSet()));
    }

    @Test
    void questions_name_articles_that_exist() {
        assertThat(questions)
                .allSatisfy(question -> assertThat(question.articles())
                        .as(question.question())
                        .doesNotHaveDuplicates()
                        .allSatisfy(id -> assertThat(ShippedKnowledge.ARTICLES.article(id, question.locale()))
                                .as(id)
                                .isPresent()));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_article_is_asked_for(Language language) {
        List<Question> asked = in(language);

        assertThat(asked).hasSizeGreaterThanOrEqualTo(LEAST_QUESTIONS);
        assertThat(asked.stream().map(Question::question)).doesNotHaveDuplicates();
        assertThat(asked.stream().map(Question::article))
                .containsAll(ShippedKnowledge.ARTICLES.articles(language).stream()
                        .map(Article::id)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void questions_hardly_share_a_word_with_their_article(Language language) {
        Map<String, Set<String>> shared = new HashMap<>();
        for (Question question : in(language)) {
            Set<String> words = shared(question);
            if (!words.isEmpty()) {
                shared.put(question.question(), words);
            }
        }

        double share = shared.size() / (double) in(language).size();
        System.out.printf(
                "%s: %.3f of %d questions share a word%n",
                language, share, in(language).size());
        assertThat(share).as("share of questions among %s", shared).isLessThanOrEqualTo(MAY_SHARE);
        assertThat(shared)
                .allSatisfy((question, words) -> assertThat(words).as(question).hasSizeLessThanOrEqualTo(MOST_SHARED));
    }

    private static List<Question> in(Language language) {
        return questions.stream()
                .filter(question -> question.locale() == language)
                .toList();
    }

    private static Set<String> shared(Question question) {
        Article article = ShippedKnowledge.ARTICLES
                .article(question.article(), question.locale())
                .orElseThrow();
        Set<String> said = new HashSet<>();
        Stream.of(Stream.of(article.title()), article.questions().stream(), article.passages().stream())
                .flatMap(texts -> texts)
                .forEach(text -> said.addAll(contentWords(text, question.locale())));
        Set<String> shared = new LinkedHashSet<>(contentWords(question.question(), question.locale()));
        shared.retainAll(said);
        return shared;
    }

    private static String stem(String word) {
        List<String> stems = ENGLISH.terms(word);
        return stems.isEmpty() ? word : stems.getFirst();
    }

    private static List<String> contentWords(String text, Language language) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("['’]", "");
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(plain);
        while (word.find()) {
            words.add(language == Language.EN ? stem(word.group()) : word.group());
        }
        Matcher han = HAN.matcher(plain);
        while (han.find()) {
            for (int i = 0; i + 1 < han.group().length(); i++) {
                words.add(han.group().substring(i, i + 2));
            }
        }
        words.removeIf(each -> LEFT_OUT.get(language).contains(each)
                || (HAN.matcher(each).matches() && functionWords.holdNothing(each)));
        return words;
    }
}
