package io.aftercare.local.merchant;

import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.ConversationStarted;
import io.aftercare.events.FeedbackGiven;
import io.aftercare.events.HandoffDone;
import io.aftercare.events.HandoffRequested;
import io.aftercare.events.HandoffTaken;
import io.aftercare.events.IntentScore;
import io.aftercare.events.MessageReceived;
import io.aftercare.events.MessageUnderstood;
import io.aftercare.events.ReplySent;
import io.aftercare.events.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Conversations: a message, what was understood, the reply, and for some a person after all. */
final class Talks {
    private static final Duration PERSON_WITHIN = Duration.ofMinutes(30);

    private final Merchant merchant;
    private final Timeline timeline;
    private final Wrongs wrongs;

    Talks(Merchant merchant, Timeline timeline, Wrongs wrongs) {
        this.merchant = merchant;
        this.timeline = timeline;
        this.wrongs = wrongs;
    }

    UUID ask(String channel, String intent, ComplaintCategory complaint, Draws draws) {
        UUID id = Merchant.uuid(timeline.now(), 5, draws);
        UUID customer = Merchant.uuid(timeline.now(), 6, draws);
        UUID message = Merchant.uuid(timeline.now(), 7, draws);
        boolean chinese = draws.chance(0.8);
        merchant.tell(new ConversationStarted(id, customer, channel, chinese ? "zh-CN" : "en-GB"));
        merchant.tell(new MessageReceived(id, message, customer, channel, 8 + (int) (draws.uniform() * 60), true));
        double sure = 0.6 + 0.4 * draws.uniform();
        merchant.tell(new MessageUnderstood(
                id,
                message,
                chinese ? "zh" : "en",
                List.of(new IntentScore(intent, sure), new IntentScore("human.request", (1 - sure) / 2)),
                false,
                complaint == null ? "neutral" : "negative",
                Urgency.NORMAL,
                complaint,
                chinese ? "intent-zh/4" : "intent-en/4"));
        UUID reply = Merchant.uuid(timeline.now(), 8, draws);
        long millis = 80 + Math.round(draws.exponential(120));
        boolean givesUp = draws.chance(wrongs.givesUp(intent));
        boolean content = draws.chance(givesUp ? 0.2 : 0.85);
        boolean judges = draws.chance(0.15);
        timeline.at(timeline.now() + millis, () -> {
            merchant.tell(new ReplySent(id, message, reply, "knowledge", 3, List.of(), millis));
            if (judges) {
                merchant.tell(new FeedbackGiven(
                        id,
                        Merchant.uuid(timeline.now(), 9, draws),
                        message,
                        content ? "up" : "down",
                        null,
                        "customer"));
            }
            if (givesUp) {
                person(id, draws);
            }
        });
        return id;
    }

    /** The customer writes once more. */
    void write(UUID conversation, String channel, Draws draws) {
        merchant.tell(new MessageReceived(
                conversation,
                Merchant.uuid(timeline.now(), 11, draws),
                Merchant.uuid(timeline.now(), 12, draws),
                channel,
                12,
                false));
    }

    /** An agent asks the customer something. */
    void answer(UUID conversation, Draws draws) {
        UUID message = Merchant.uuid(timeline.now(), 13, draws);
        UUID reply = Merchant.uuid(timeline.now(), 14, draws);
        merchant.tell(new ReplySent(conversation, message, reply, ReplySent.AGENT, 1, List.of(), 0));
    }

    private void person(UUID conversation, Draws draws) {
        UUID handoff = Merchant.uuid(timeline.now(), 10, draws);
        double waits = draws.exponential(0.3);
        double talks = draws.exponential(0.2);
        timeline.inHours(draws.exponential(0.05), () -> {
            Instant due = Instant.ofEpochMilli(timeline.now()).plus(PERSON_WITHIN);
            merchant.tell(new HandoffRequested(conversation, handoff, "asked_for_person", due));
            timeline.inHours(waits, () -> {
                merchant.tell(new HandoffTaken(conversation, handoff, due));
                timeline.inHours(talks, () -> merchant.tell(new HandoffDone(conversation, handoff)));
            });
        });
    }
}
