package io.aftercare.local.launcher.eval;

/** Which model is asked; null leaves either to the service. */
public record ModelChoice(String pack, String version) {}
