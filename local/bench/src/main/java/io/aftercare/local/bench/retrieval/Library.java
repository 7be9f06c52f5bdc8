package io.aftercare.local.bench.retrieval;

import io.aftercare.reply.Language;
import io.aftercare.reply.knowledge.Article;
import io.aftercare.reply.knowledge.Embedder;
import io.aftercare.reply.knowledge.KnowledgeBase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * As many passages as a large shop may have: the shipped articles' own, put together anew about named goods. Their vectors
 * are mixed from those of the shipped ones, since to embed them all would take longer than all the rest of the measurement.
 */
final class Library {
    private static final int PASSAGES = 4;
    private static final int SHORTEST = 100;

    /** How much of a vector is another sentence's: they are neighbours, as real ones are, and never the same. */
    private static final float STRANGE = 0.6f;

    private static final float NOISE = 0.01f;

    private final List<Article> shipped;
    private final Embedder embedder;
    private final Random dice = new Random(7);
    private final Map<String, float[]> known = new HashMap<>();
    private final List<float[]> pool = new ArrayList<>();

    Library(Embedder embedder) {
        this.shipped = KnowledgeBase.fromClassPath().articles(Language.ZH);
        this.embedder = embedder;
        for (Article article : shipped) {
            article.questions().forEach(question -> pool.add(embedder.embed(question)));
            article.passages().forEach(passage -> pool.add(embedder.embed(passage)));
        }
    }

    /** The shipped articles, and others until there are so many passages. */
    List<Article> articles(int passages) {
        List<Article> articles = new ArrayList<>(shipped);
        int count =
                shipped.stream().mapToInt(article -> article.passages().size()).sum();
        for (int number = 0; count < passages; number++, count += PASSAGES) {
            articles.add(article(number));
        }
        return articles;
    }

    /** Knows the shipped texts, and mixes the vectors of the others. */
    Embedder vectors() {
        return text -> isMade(text) ? mixed(text) : known.computeIfAbsent(text, embedder::embed);
    }

    private Article article(int number) {
        Article model = shipped.get(dice.nextInt(shipped.size()));
        String goods = "商品" + number + "号";
        List<String> passages = new ArrayList<>();
        for (int i = 0; i < PASSAGES; i++) {
            StringBuilder passage = new StringBuilder(goods).append("：");
            while (passage.length() < SHORTEST) {
                List<String> others = shipped.get(dice.nextInt(shipped.size())).passages();
                passage.append(others.get(dice.nextInt(others.size())));
            }
            passages.add(passage.toString());
        }
        return new Article(
                "goods-" + number,
                1,
                Language.ZH,
                goods + model.title(),
                model.intents(),
                List.of(goods + model.questions().getFirst()),
                false,
                List.of(),
                passages);
    }

    private static boolean isMade(String text) {
        return text.startsWith("商品") && text.contains("号");
    }

    /** The texts of an article are about the same: most of each vector is its article's. */
    private float[] mixed(String text) {
        Random article = new Random(text.substring(0, text.indexOf('号')).hashCode());
        float[] mixed = new float[pool.getFirst().length];
        add(mixed, pool.get(article.nextInt(pool.size())), 1);
        add(mixed, pool.get(article.nextInt(pool.size())), STRANGE);
        add(mixed, pool.get(dice.nextInt(pool.size())), STRANGE);
        double squares = 0;
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] += (float) dice.nextGaussian() * NOISE;
            squares += mixed[i] * mixed[i];
        }
        float length = (float) Math.sqrt(squares);
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] /= length;
        }
        return mixed;
    }

    private static void add(float[] sum, float[] vector, float weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * vector[i];
        }
    }
}
