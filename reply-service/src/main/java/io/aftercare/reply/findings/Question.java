package io.aftercare.reply.findings;

import io.aftercare.reply.Language;
import java.time.Instant;

/** A question that found no article; it is kept in memory only until it has been counted. */
record Question(String tenant, String conversation, Language language, String intent, String text, Instant at) {}
