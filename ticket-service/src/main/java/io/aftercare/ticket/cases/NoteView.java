package io.aftercare.ticket.cases;

import java.time.Instant;
import java.util.UUID;

public record NoteView(UUID id, String text, String author, Instant writtenAt) {}
