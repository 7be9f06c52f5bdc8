package io.aftercare.reply.findings;

import java.math.BigDecimal;

/**
 * Two sentences that say different numbers about the same thing.
 *
 * @param against {@code article} or {@code policy}: then {@code other} is a clause, which is right
 * @param likeness of the sentences without their figures, from 0 to 1
 * @param uses how often the articles were quoted lately
 */
public record Contradiction(String against, String unit, Side one, Side other, double likeness, long uses) {
    /** @param version null for a clause */
    public record Side(String id, Integer version, String sentence, BigDecimal value) {
        static Side of(Statement statement) {
            return new Side(
                    statement.id(),
                    statement.version(),
                    statement.sentence(),
                    statement.quantity().value());
        }
    }
}
