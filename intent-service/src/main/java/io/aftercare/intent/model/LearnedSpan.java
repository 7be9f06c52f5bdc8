package io.aftercare.intent.model;

import io.aftercare.intent.entity.EntityType;

/** A piece of a text that a model takes for something; offsets in UTF-16 units, the end exclusive. */
public record LearnedSpan(EntityType type, int start, int end) {}
