package io.aftercare.local.bench.retrieval;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aftercare.local.bench.BenchFailed;
import io.aftercare.reply.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file of questions, one a line: {@code - {article: refund-timing, locale: zh, question: "…", also: [refund-status]}},
 * or, where no article answers, {@code - {locale: zh, question: "…", why: out_of_scope}}.
 */
final class QuestionFile {
    private static final ObjectReader QUESTIONS = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerForListOf(Question.class);

    private QuestionFile() {}

    /** @param article null where none answers; {@code also} are others that do */
    record Question(String article, Language locale, String question, List<String> also, String why) {
        boolean answerable() {
            return article != null;
        }

        Set<String> answers() {
            return Stream.concat(Stream.of(article), also == null ? Stream.empty() : also.stream())
                    .collect(Collectors.toSet());
        }
    }

    static List<Question> read(Path file) {
        try {
            List<Question> questions = QUESTIONS.readValue(Files.readString(file));
            if (questions.isEmpty()
                    || questions.stream()
                            .anyMatch(it -> it.locale() == null
                                    || it.question() == null
                                    || it.question().isBlank())) {
                throw new BenchFailed(file + ": each line names a locale and a question");
            }
            return questions;
        } catch (JacksonException e) {
            throw new BenchFailed(file + " is no file of questions: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new BenchFailed(file + " cannot be read: " + e.getMessage());
        }
    }
}
