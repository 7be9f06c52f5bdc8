package io.aftercare.ticket.cases;

import java.time.Instant;

/** What shows that something is so: {@code kind} photo, video, document or statement; {@code reference} says where it is. */
public record Evidence(String kind, String reference, Instant at, String actor) {}
