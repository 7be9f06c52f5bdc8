package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.aftercare.events.FeedbackGiven;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Caused;
import io.aftercare.ticket.Code;
import io.aftercare.ticket.Ids;
import io.aftercare.ticket.store.CodeColumn;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What somebody thinks of a reply, or of how a message was understood. */
@Entity
class Feedback {
    @Id
    private UUID id;

    private String tenant;
    private UUID conversationId;
    private UUID messageId;
    private Rating rating;
    private String comment;
    private String correctIntent;
    private String actor;
    private Instant givenAt;

    protected Feedback() {}

    static Caused<Feedback> give(Access by, UUID conversationId, GivenFeedback given, Instant now) {
        Feedback feedback = new Feedback();
        feedback.id = Ids.next();
        feedback.tenant = by.tenant();
        feedback.conversationId = conversationId;
        feedback.messageId = given.messageId();
        feedback.rating = given.rating();
        feedback.comment = given.comment();
        feedback.correctIntent = given.correctIntent();
        feedback.actor = by.role();
        feedback.givenAt = now;
        return new Caused<>(
                feedback,
                List.of(new FeedbackGiven(
                        conversationId,
                        feedback.id,
                        given.messageId(),
                        Code.of(given.rating()),
                        given.correctIntent(),
                        by.role())));
    }

    enum Rating {
        @JsonProperty("up")
        UP,
        @JsonProperty("down")
        DOWN;

        @Converter(autoApply = true)
        static class Column extends CodeColumn<Rating> {
            Column() {
                super(Rating.class);
            }
        }
    }

    GivenFeedback.View view() {
        return new GivenFeedback.View(id, messageId, rating, comment, correctIntent, givenAt);
    }

    UUID id() {
        return id;
    }
}
