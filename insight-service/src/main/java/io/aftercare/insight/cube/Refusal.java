package io.aftercare.insight.cube;

/** The cube does not count an event, though the log has it; the record is as it came. */
record Refusal(byte[] key, byte[] record, String reason) implements Outcome {}
