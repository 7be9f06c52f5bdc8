package io.aftercare.policy.pack;

import io.aftercare.policy.Text;

/** An article of a law or rule; {@code name} as a reader cites it. */
public record Source(String law, String article, Text name) {}
