package io.aftercare.reply.knowledge;

import io.aftercare.reply.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All articles, each in both languages, immutable once read. */
public final class KnowledgeBase {
    private static final String FOLDER = "/knowledge/";

    private record Key(String id, Language locale) {}

    private final Map<Key, Article> articles;

    private KnowledgeBase(Map<Key, Article> articles) {
        this.articles = articles;
    }

    /** @throws MalformedArticle where an id occurs twice in a locale, or lacks one of the two locales */
    public static KnowledgeBase of(List<Article> articles) {
        Map<Key, Article> byKey = new LinkedHashMap<>();
        for (Article article : articles) {
            if (byKey.put(new Key(article.id(), article.locale()), article) != null) {
                throw new MalformedArticle(
                        article.id(),
                        "its id is used once in " + article.locale().code());
            }
        }
        for (Key key : byKey.keySet()) {
            for (Language language : Language.values()) {
                if (!byKey.containsKey(new Key(key.id(), language))) {
                    throw new MalformedArticle(key.id(), "it is there in " + language.code() + " too");
                }
            }
        }
        return new KnowledgeBase(byKey);
    }

    /**
     * Reads the articles that {@code knowledge/index.txt} lists, one file a line. A native image cannot list a folder
     * of the class path, hence the index; a test compares it with the folder.
     */
    public static KnowledgeBase fromClassPath() {
        return of(resource("index.txt")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(name -> ArticleText.parse(name, resource(name)))
                .toList());
    }

    public List<Article> articles(Language locale) {
        return articles.values().stream()
                .filter(article -> article.locale() == locale)
                .toList();
    }

    public Optional<Article> article(String id, Language locale) {
        return Optional.ofNullable(articles.get(new Key(id, locale)));
    }

    /** How many articles there are in each language. */
    public int size() {
        return articles.size() / Language.values().length;
    }

    Map<String, List<Article>> byId() {
        return articles.values().stream().collect(Collectors.groupingBy(Article::id));
    }

    private static String resource(String name) {
        try (InputStream in = KnowledgeBase.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new MalformedArticle(name, "it is listed in index.txt, so the file is there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
