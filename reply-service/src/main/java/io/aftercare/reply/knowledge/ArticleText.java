package io.aftercare.reply.knowledge;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aftercare.reply.Language;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an article from Markdown with YAML front matter; paragraphs may span lines, a numbered step starts its own. */
final class ArticleText {
    private static final Pattern FILE =
            Pattern.compile("\\A---\\n(?<front>.*?)\\n---\\n(?<body>.*)\\z", Pattern.DOTALL);
    private static final Pattern STEP = Pattern.compile("\\d+[.、]\\s*\\S.*|[-*] \\S.*");
    private static final ObjectReader FRONT_MATTER = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerFor(FrontMatter.class);

    @RegisterForReflection
    record FrontMatter(
            String id,
            int version,
            Language locale,
            String title,
            List<String> intents,
            List<String> questions,
            boolean needsOrder,
            List<String> clauses) {}

    private ArticleText() {}

    /** @throws MalformedArticle where the text is not an article; {@code name} says which file it was */
    static Article parse(String name, String text) {
        Matcher file = FILE.matcher(text.replace("\r\n", "\n"));
        if (!file.matches()) {
            throw new MalformedArticle(name, "it starts with front matter between two lines of '---'");
        }
        try {
            FrontMatter front = FRONT_MATTER.readValue(file.group("front"));
            return new Article(
                    front.id(),
                    front.version(),
                    front.locale(),
                    front.title(),
                    front.intents(),
                    front.questions(),
                    front.needsOrder(),
                    front.clauses(),
                    passages(front.locale(), file.group("body")));
        } catch (JacksonException e) {
            throw new MalformedArticle(name, "its front matter is YAML with the known keys", e);
        }
    }

    static List<String> passages(Language language, String body) {
        List<String> passages = new ArrayList<>();
        boolean open = false;
        for (String line : body.lines().map(String::strip).toList()) {
            boolean step = STEP.matcher(line).matches();
            if (open && !step && !line.isEmpty()) {
                String joint = language == Language.ZH ? "" : " ";
                passages.set(passages.size() - 1, passages.getLast() + joint + line);
            } else if (!line.isEmpty()) {
                passages.add(line);
            }
            open = !line.isEmpty();
        }
        return passages;
    }
}
