package io.aftercare.ticket.sla;

import java.time.Instant;

/** A time that will soon be up, or is. */
public record SlaAlarm(SlaTarget target, SlaClock.Told what, Instant dueAt) {}
