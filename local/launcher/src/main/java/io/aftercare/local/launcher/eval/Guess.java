package io.aftercare.local.launcher.eval;

/**
 * A label that the service gives to a text.
 *
 * @param confidence null where the service does not tell it
 */
record Guess(String label, Double confidence) {}
