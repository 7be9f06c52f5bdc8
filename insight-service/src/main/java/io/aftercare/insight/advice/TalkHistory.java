package io.aftercare.insight.advice;

import io.aftercare.events.ConversationEvent;
import io.aftercare.events.ConversationStarted;
import io.aftercare.events.HandoffDone;
import io.aftercare.events.HandoffRequested;
import io.aftercare.events.MessageUnderstood;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What advice needs to know of one conversation: what was wanted first, and whether the customer gave up on the answers. */
public final class TalkHistory {
    private static final String GAVE_UP = "asked_for_person";

    private final String id;
    private final Map<String, String> attributes = new HashMap<>();
    private String language;
    private Instant asked;
    private Instant done;

    TalkHistory(UUID id) {
        this.id = id.toString();
    }

    void add(ConversationEvent event, Instant at) {
        switch (event) {
            case ConversationStarted it -> {
                if (it.channel() != null) {
                    attributes.put("channel", it.channel());
                }
            }
            case MessageUnderstood it -> {
                if (language == null && !it.outOfScope() && !it.intents().isEmpty()) {
                    language = String.valueOf(it.language());
                    attributes.put("intent", it.intents().getFirst().name());
                }
            }
            case HandoffRequested it -> {
                if (asked == null && GAVE_UP.equals(it.reason())) {
                    asked = at;
                }
            }
            case HandoffDone it -> done = at;
            default -> {
                // Of no account for advice.
            }
        }
    }

    String id() {
        return id;
    }

    /** Null where nothing was understood. */
    String language() {
        return language;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    boolean gaveUp() {
        return asked != null;
    }

    /** What it took until a person was done; so far, where none is. */
    double seconds(Instant now) {
        return asked == null ? 0 : Questions.seconds(asked, done == null || done.isBefore(asked) ? now : done);
    }
}
