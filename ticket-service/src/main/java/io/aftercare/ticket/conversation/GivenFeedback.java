package io.aftercare.ticket.conversation;

import io.aftercare.ticket.Code;
import io.aftercare.ticket.Inputs;
import io.aftercare.web.Problems;
import java.time.Instant;
import java.util.UUID;

/** Feedback as it is posted. */
public record GivenFeedback(UUID messageId, Feedback.Rating rating, String comment, String correctIntent) {
    private static final int LONGEST_COMMENT = 2000;

    public GivenFeedback {
        if (rating == null) {
            throw Problems.invalid("rating-missing", "rating is up or down.");
        }
        comment = Inputs.plainText("comment", comment, LONGEST_COMMENT);
        if (correctIntent != null && !Code.isCode(correctIntent)) {
            throw Problems.invalid("intent-invalid", "correctIntent is a code of the taxonomy such as return.request.");
        }
    }

    /** Feedback as it is answered. */
    public record View(
            UUID id, UUID messageId, Feedback.Rating rating, String comment, String correctIntent, Instant givenAt) {}
}
