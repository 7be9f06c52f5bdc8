package io.aftercare.reply.proof;

import io.aftercare.reply.Evidence;
import io.aftercare.reply.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The gate that every sentence of every reply passes, whoever wrote it: its evidence has to be true, and everything that
 * the sentence claims has to follow from it. What only talks to a machine passes never.
 */
public final class Verifier {
    /** @param untrue evidence that does not stand where it says; {@code unproved} claims that nothing proves */
    public record Verdict(List<Claim> claims, List<Claim> unproved, List<Evidence> untrue, boolean instructs) {
        public boolean proved() {
            return unproved.isEmpty() && untrue.isEmpty() && !instructs;
        }

        /** Why not, in a word for figures. */
        public String reason() {
            if (instructs) {
                return "instruction";
            }
            return !untrue.isEmpty()
                    ? "evidence"
                    : unproved.isEmpty()
                            ? "none"
                            : unproved.getFirst().kind().name().toLowerCase(Locale.ROOT);
        }
    }

    private Verifier() {}

    public static Verdict verify(Sentence sentence, Grounds grounds) {
        List<Claim> claims = ClaimReader.read(sentence.text());
        List<Evidence> untrue = sentence.evidence().stream()
                .filter(evidence -> !grounds.hold(evidence))
                .toList();
        List<Proven> known = new ArrayList<>();
        sentence.evidence().stream()
                .filter(evidence -> !untrue.contains(evidence))
                .forEach(evidence -> known.addAll(grounds.prove(evidence)));
        return new Verdict(
                claims, unproved(claims, known, grounds.year()), untrue, ClaimReader.instructs(sentence.text()));
    }

    /** Each number has to be there as often as it is said. */
    private static List<Claim> unproved(List<Claim> claims, List<Proven> known, int year) {
        List<Claim> unproved = new ArrayList<>();
        for (Claim claim : claims) {
            Proven proof = known.stream()
                    .filter(it -> it.proves(claim, year))
                    .findFirst()
                    .orElse(null);
            if (proof == null) {
                unproved.add(claim);
            } else if (proof.once()) {
                known.remove(proof);
            }
        }
        return unproved;
    }
}
