package io.aftercare.insight.cube;

/** What comes of an event. */
sealed interface Outcome permits CellChange, Refusal {}
