package io.aftercare.events;

/** A leaf intent of the taxonomy and how sure the model is, in [0, 1]. */
public record IntentScore(String name, double confidence) {}
