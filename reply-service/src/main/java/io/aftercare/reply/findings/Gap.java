package io.aftercare.reply.findings;

import io.aftercare.reply.Language;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Questions that are alike and found no article.
 *
 * @param words what several conversations have in common, most common first; empty while they are too few to hide in
 */
public record Gap(
        UUID id,
        Language locale,
        String intent,
        int questions,
        int conversations,
        List<String> words,
        Instant firstAt,
        Instant lastAt) {}
