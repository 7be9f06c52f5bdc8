package io.aftercare.local.launcher.eval;

/** Where a figure would lie 95 times in 100, were the rows drawn again. */
public record Interval(double low, double high) {}
