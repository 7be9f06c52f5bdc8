package io.aftercare.reply.findings;

/** Two articles that customers would ask for in the same words. */
public record Duplicate(Side one, Side other, double likeness, long uses) {
    public record Side(String id, int version, String title) {}
}
