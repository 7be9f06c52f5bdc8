package io.aftercare.ticket;

import io.aftercare.events.CaseOpened;
import io.aftercare.events.CaseOrderLinked;
import io.aftercare.events.CaseStatusChanged;
import io.aftercare.events.ConversationStarted;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.FeedbackGiven;
import io.aftercare.events.HandoffRequested;
import io.aftercare.events.IntentScore;
import io.aftercare.events.MessageReceived;
import io.aftercare.events.MessageUnderstood;
import io.aftercare.events.PromiseMade;
import io.aftercare.events.ReplySent;
import io.aftercare.events.TaskCompleted;
import io.aftercare.events.TaskCreated;
import io.aftercare.ticket.conversation.Decision;
import io.aftercare.ticket.policy.Understanding;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What Jackson reads or writes without a REST method that would tell a native image so. */
@RegisterForReflection(
        targets = {
            EventEnvelope.class,
            ConversationStarted.class,
            MessageReceived.class,
            MessageUnderstood.class,
            IntentScore.class,
            ReplySent.class,
            HandoffRequested.class,
            CaseOpened.class,
            CaseOrderLinked.class,
            CaseStatusChanged.class,
            TaskCreated.class,
            TaskCompleted.class,
            PromiseMade.class,
            FeedbackGiven.class,
            Decision.class,
            Understanding.class,
            Understanding.Intent.class,
            Understanding.Act.class,
            Understanding.OutOfScope.class,
            Understanding.Entity.class,
            Understanding.Sentiment.class,
            Understanding.Complaint.class,
            Understanding.Model.class
        })
final class NativeReflection {
    private NativeReflection() {}
}
