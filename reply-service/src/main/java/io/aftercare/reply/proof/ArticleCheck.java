package io.aftercare.reply.proof;

import io.aftercare.reply.Remembered;
import io.aftercare.reply.knowledge.Article;
import io.aftercare.reply.proof.Claim.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether an article may be quoted. An article explains; what a customer is entitled to is stated by the packs alone. So
 * it may name no amount, share or period of a right that no clause states, send nobody to an address or number that is
 * not public, promise nothing for every case, and speak to no machine. One bad passage is enough: who slipped that in
 * may have written the rest.
 */
public final class ArticleCheck {
    private static final Law LAW = Law.load();
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[。！？；;])|(?<=[.!?])\\s+");

    /** Complaint and emergency lines of the state. */
    private static final Set<String> PUBLIC_NUMBERS =
            Set.of("12315", "12305", "12345", "12321", "110", "119", "120", "122");

    /** What nobody can say to whoever happens to read it. */
    private static final Set<String> NEVER = Set.of("guarantee", "done", "registered");

    private static final Set<String> ENTITLES = Set.of(
            "no_reason_return",
            "withdrawal",
            "punitive",
            "price_protection",
            "return_goods",
            "exchange",
            "refund",
            "compensate",
            "price_difference",
            "freight_seller",
            "free");

    /** Every reply asks it of the articles that it found; forgotten with the article. */
    private static final Remembered<Article, Optional<Fault>> KNOWN = Remembered.asLongAsItsKey();

    /** @param text what the article says there, in its own words */
    public record Fault(Kind kind, String text) {
        public enum Kind {
            INSTRUCTION,
            FIGURE,
            LINK,
            RELATIVE_DAY,
            PERIOD,
            PROMISE,
            NUMBER
        }
    }

    private ArticleCheck() {}

    /** What keeps the article from being quoted; empty where nothing does. */
    public static Optional<Fault> fault(Article article) {
        return KNOWN.of(
                article,
                unseen -> unseen.passages().stream()
                        .flatMap(passage -> fault(passage).stream())
                        .findFirst());
    }

    private static Optional<Fault> fault(String passage) {
        if (ClaimReader.instructs(passage)) {
            return Optional.of(new Fault(Fault.Kind.INSTRUCTION, passage));
        }
        return SENTENCE_END
                .splitAsStream(passage)
                .map(ClaimReader::read)
                .flatMap(claims -> fault(claims).stream())
                .findFirst();
    }

    private static Optional<Fault> fault(List<Claim> claims) {
        List<Claim> entitling = claims.stream()
                .filter(claim -> claim.kind() == Kind.RIGHT || claim.kind() == Kind.COMMITMENT)
                .filter(claim -> ENTITLES.contains(claim.value()))
                .toList();
        return claims.stream()
                .filter(claim -> switch (claim.kind()) {
                    case AMOUNT, PERCENT, MULTIPLE -> !LAW.states(claim);
                    // Tomorrow is another day for whoever reads it; codes and addresses are nobody's to hand out.
                    case LINK, RELATIVE_DAY -> true;
                    case COUNT, ID -> isNumberToCall(claim) || isCode(claim);
                    case DURATION -> !entitling.isEmpty() && !LAW.gives(entitling, claim);
                    case COMMITMENT ->
                        NEVER.contains(claim.value()) || claim.value().equals("always") && !entitling.isEmpty();
                    default -> false;
                })
                .findFirst()
                .map(claim -> new Fault(kind(claim), claim.text()));
    }

    private static Fault.Kind kind(Claim claim) {
        return switch (claim.kind()) {
            case AMOUNT, PERCENT, MULTIPLE -> Fault.Kind.FIGURE;
            case LINK -> Fault.Kind.LINK;
            case RELATIVE_DAY -> Fault.Kind.RELATIVE_DAY;
            case DURATION -> Fault.Kind.PERIOD;
            case COMMITMENT -> Fault.Kind.PROMISE;
            default -> Fault.Kind.NUMBER;
        };
    }

    private static boolean isCode(Claim claim) {
        return claim.value().matches("[A-Z]+[-_]?\\d{2,}[\\w-]*");
    }

    private static boolean isNumberToCall(Claim claim) {
        String digits = claim.value().replaceAll("[-_]", "");
        return digits.matches("\\d{5,}") && !PUBLIC_NUMBERS.contains(digits);
    }
}
