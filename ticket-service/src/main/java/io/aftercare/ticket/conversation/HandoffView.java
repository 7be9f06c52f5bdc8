package io.aftercare.ticket.conversation;

import java.time.Instant;
import java.util.UUID;

/** A handoff as clients see it. */
public record HandoffView(UUID id, HandoffState state, String reason, Instant dueAt) {}
