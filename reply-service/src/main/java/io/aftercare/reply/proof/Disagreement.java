package io.aftercare.reply.proof;

import io.aftercare.reply.Remembered;
import io.aftercare.reply.knowledge.Article;
import io.aftercare.reply.proof.Claim.Kind;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether two articles about the same intents give different figures for the same unit, so that one of them is wrong and
 * nobody here can tell which. Articles about different intents may well speak of different times.
 */
public final class Disagreement {
    private static final Pattern UNIT = Pattern.compile("^\\S+ ");

    /** Every reply compares the articles that it found; forgotten with the article. */
    private static final Remembered<Article, Set<String>> KNOWN = Remembered.asLongAsItsKey();

    private Disagreement() {}

    public static boolean between(Article one, Article other) {
        if (one.id().equals(other.id()) || !Set.copyOf(one.intents()).equals(Set.copyOf(other.intents()))) {
            return false;
        }
        Set<String> ones = figures(one);
        Set<String> others = figures(other);
        Set<String> units = units(ones);
        units.retainAll(units(others));
        return !units.isEmpty() && Collections.disjoint(ones, others);
    }

    private static Set<String> figures(Article article) {
        return KNOWN.of(article, Disagreement::read);
    }

    private static Set<String> read(Article article) {
        return article.passages().stream()
                .flatMap(passage -> ClaimReader.read(passage).stream())
                .filter(claim -> claim.kind() == Kind.DURATION || claim.kind() == Kind.AMOUNT)
                .map(Claim::value)
                .collect(Collectors.toSet());
    }

    private static Set<String> units(Set<String> figures) {
        return new HashSet<>(figures.stream()
                .map(figure -> UNIT.matcher(figure).replaceFirst(""))
                .collect(Collectors.toSet()));
    }
}
