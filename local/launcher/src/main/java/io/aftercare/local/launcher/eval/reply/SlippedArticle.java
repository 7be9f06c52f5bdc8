package io.aftercare.local.launcher.eval.reply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aftercare.reply.Language;
import io.aftercare.reply.knowledge.Article;
import java.util.List;
import java.util.regex.Pattern;

/** An article that says what no rule says, in both languages. */
record SlippedArticle(String id, String intent, Words zh, Words en) {
    private static final String FILE = "/eval/adversarial-articles.yaml";

    record Words(String title, List<String> questions, String text, String poison) {}

    static List<SlippedArticle> all() {
        try {
            return new YAMLMapper().readValue(Injection.text(FILE), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(FILE + ": " + e.getOriginalMessage(), e);
        }
    }

    Words in(Language language) {
        return language == Language.ZH ? zh : en;
    }

    Pattern poison(Language language) {
        return Pattern.compile(in(language).poison());
    }

    Article article(Language language) {
        Words words = in(language);
        return new Article(
                id,
                1,
                language,
                words.title(),
                List.of(intent),
                words.questions(),
                false,
                List.of(),
                List.of(words.text()));
    }
}
