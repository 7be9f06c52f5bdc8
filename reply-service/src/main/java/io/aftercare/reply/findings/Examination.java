package io.aftercare.reply.findings;

import io.aftercare.inference.Vectors;
import io.aftercare.reply.Language;
import io.aftercare.reply.knowledge.Article;
import io.aftercare.reply.knowledge.Embedder;
import io.aftercare.reply.library.PolicyClauses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the articles of one language with each other and with the clauses that they name. Only articles that could
 * meet in one question are compared: those with an intent in common for contradictions, of a group for duplicates.
 */
public final class Examination {
    /** Tried on the shipped articles, where next to nothing may be found, and on planted ones (ExaminationTest). */
    private static final double SAME_TERM = 0.75;

    private static final double SAME_ARTICLE = 0.88;

    private final Language language;
    private final Embedder embedder;
    private final PolicyClauses clauses;
    private final Map<String, Long> uses;

    /** @param uses how often each article was quoted lately */
    public Examination(Language language, Embedder embedder, PolicyClauses clauses, Map<String, Long> uses) {
        this.language = language;
        this.embedder = embedder;
        this.clauses = clauses;
        this.uses = uses;
    }

    public List<Contradiction> contradictions(List<Article> articles) {
        Map<String, List<Statement>> statements = new HashMap<>();
        articles.forEach(article -> statements.put(article.id(), Statement.of(article)));
        List<Contradiction> found = new ArrayList<>();
        for (int i = 0; i < articles.size(); i++) {
            Article one = articles.get(i);
            for (Article other : articles.subList(i + 1, articles.size())) {
                if (!Collections.disjoint(one.intents(), other.intents()) && sameLaw(one, other)) {
                    compare("article", statements.get(one.id()), statements.get(other.id()), found);
                }
            }
            for (String clause : one.clauses()) {
                List<Statement> law = clauses.text(clause, language)
                        .map(text -> Statement.ofClause(clause, text))
                        .orElse(List.of());
                compare("policy", statements.get(one.id()), law, found);
            }
        }
        found.sort(Comparator.comparingLong(Contradiction::uses)
                .thenComparingDouble(Contradiction::likeness)
                .reversed());
        return found;
    }

    public List<Duplicate> duplicates(List<Article> articles) {
        Map<String, float[]> centres = new HashMap<>();
        articles.forEach(article -> centres.put(article.id(), centre(article)));
        List<Duplicate> found = new ArrayList<>();
        for (int i = 0; i < articles.size(); i++) {
            Article one = articles.get(i);
            for (Article other : articles.subList(i + 1, articles.size())) {
                double likeness = Vectors.dot(centres.get(one.id()), centres.get(other.id()));
                if (likeness >= SAME_ARTICLE && sameGroup(one, other)) {
                    found.add(new Duplicate(side(one), side(other), rounded(likeness), usesOf(one.id(), other.id())));
                }
            }
        }
        found.sort(Comparator.comparingLong(Duplicate::uses)
                .thenComparingDouble(Duplicate::likeness)
                .reversed());
        return found;
    }

    /** Where a text has the other's figure for the same term as well, it speaks of several cases, and contradicts nobody. */
    private void compare(String against, List<Statement> ones, List<Statement> others, List<Contradiction> found) {
        for (Statement one : ones) {
            others.stream()
                    .filter(other -> one.quantity().differsFrom(other.quantity()) && sameTerm(one, other))
                    .filter(other -> !agrees(others, one) && !agrees(ones, other))
                    .map(other -> contradiction(against, one, other))
                    .max(Comparator.comparingDouble(Contradiction::likeness))
                    .ifPresent(found::add);
        }
    }

    private boolean agrees(List<Statement> statements, Statement statement) {
        return statements.stream()
                .anyMatch(it -> it.quantity().equalTo(statement.quantity()) && sameTerm(it, statement));
    }

    private boolean sameTerm(Statement one, Statement other) {
        return likeness(one, other) >= SAME_TERM;
    }

    private double likeness(Statement one, Statement other) {
        return Vectors.dot(embedder.embed(one.term()), embedder.embed(other.term()));
    }

    private Contradiction contradiction(String against, Statement one, Statement other) {
        return new Contradiction(
                against,
                one.quantity().unit(),
                Contradiction.Side.of(one),
                Contradiction.Side.of(other),
                rounded(likeness(one, other)),
                usesOf(one.id(), other.id()));
    }

    /** Of length one, as its parts are. */
    private float[] centre(Article article) {
        float[] sum = null;
        for (String way : Stream.concat(Stream.of(article.title()), article.questions().stream())
                .toList()) {
            float[] vector = embedder.embed(way);
            sum = sum == null ? new float[vector.length] : sum;
            for (int i = 0; i < vector.length; i++) {
                sum[i] += vector[i];
            }
        }
        float length = (float) Math.sqrt(Vectors.dot(sum, sum));
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= length;
        }
        return sum;
    }

    private long usesOf(String one, String other) {
        return uses.getOrDefault(one, 0L) + uses.getOrDefault(other, 0L);
    }

    /** Articles that explain different packs state the law of different countries, which may differ. */
    private static boolean sameLaw(Article one, Article other) {
        return one.clauses().isEmpty() || other.clauses().isEmpty() || !Collections.disjoint(packs(one), packs(other));
    }

    private static Set<String> packs(Article article) {
        return article.clauses().stream()
                .map(clause -> clause.substring(0, clause.indexOf('/')))
                .collect(Collectors.toSet());
    }

    private static boolean sameGroup(Article one, Article other) {
        return one.intents().stream()
                .map(Examination::group)
                .anyMatch(group ->
                        other.intents().stream().map(Examination::group).anyMatch(group::equals));
    }

    private static String group(String intent) {
        return intent.replaceFirst("\\..*", "");
    }

    private static Duplicate.Side side(Article article) {
        return new Duplicate.Side(article.id(), article.version(), article.title());
    }

    private static double rounded(double likeness) {
        return Math.round(likeness * 1000) / 1000.0;
    }
}
