package io.aftercare.mining;

/** Within a case, {@code to} was the next thing that happened after {@code from}. */
public record Edge(String from, String to) {}
