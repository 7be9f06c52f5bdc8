package io.aftercare.reply.proof;

import io.aftercare.reply.proof.Claim.Kind;
import java.util.Arrays;
import java.util.List;

/**
 * One fact behind a sentence, as the claims that it proves: a moment proves its day as well. {@code once}: it is one
 * number, and does not prove two.
 */
record Proven(List<Claim> claims, boolean once) {
    static Proven once(Claim... any) {
        return new Proven(List.of(any), true);
    }

    /** What may be said as often as one likes: names of rights, commitments. */
    static Proven codes(Kind kind, String... codes) {
        return new Proven(
                Arrays.stream(codes).map(code -> new Claim(kind, code, null)).toList(), false);
    }

    /** What a text proves by saying it. */
    static Proven said(Claim claim) {
        boolean number = claim.kind() != Kind.RIGHT && claim.kind() != Kind.COMMITMENT;
        return new Proven(List.of(claim), number);
    }

    /** @param year which a day without a year is of */
    boolean proves(Claim claim, int year) {
        return claims.stream().anyMatch(it -> proves(it, claim, year));
    }

    private static boolean proves(Claim known, Claim claim, int year) {
        if (known.kind() != claim.kind()) {
            return false;
        }
        // Words prove themselves only: that one text promises a refund does not let another be worded.
        if (claim.isWords() && known.text() != null) {
            return known.text().equalsIgnoreCase(claim.text());
        }
        return inYear(known.value(), year).equals(inYear(claim.value(), year));
    }

    private static String inYear(String value, int year) {
        return value.startsWith("*-") ? year + value.substring(1) : value;
    }
}
