package io.aftercare.reply.findings;

/**
 * A published version that no reply quotes, because a rule refuses it by now.
 *
 * @param problem what is wrong with it, and what to do
 * @param starterStands whether a starter article of the same id answers in its place; else nothing does
 * @param uses how often the article was quoted lately
 */
public record Unquotable(String id, int version, String title, String problem, boolean starterStands, long uses) {}
