package io.aftercare.inference;

/** Where a token stands in its text, in UTF-16 units as Java's strings count; the end is exclusive. */
public record TokenSpan(int start, int end) {}
