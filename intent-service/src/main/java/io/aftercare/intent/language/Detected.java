package io.aftercare.intent.language;

/**
 * The language that a text is read in.
 *
 * @param confidence 1 for a text in one of our languages, less for one that is only nearest to it
 */
public record Detected(Language language, double confidence) {}
