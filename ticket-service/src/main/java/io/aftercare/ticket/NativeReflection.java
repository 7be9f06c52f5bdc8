package io.aftercare.ticket;

import io.aftercare.events.ActionAnswered;
import io.aftercare.events.ActionRequested;
import io.aftercare.events.CaseApproved;
import io.aftercare.events.CaseAssigned;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.CaseOrderLinked;
import io.aftercare.events.CaseStageChanged;
import io.aftercare.events.CaseStatusChanged;
import io.aftercare.events.CasesLinked;
import io.aftercare.events.CompensationSettled;
import io.aftercare.events.ConversationStarted;
import io.aftercare.events.DraftDecided;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.FeedbackGiven;
import io.aftercare.events.GoodsInspected;
import io.aftercare.events.HandoffDone;
import io.aftercare.events.HandoffReasonAdded;
import io.aftercare.events.HandoffReleased;
import io.aftercare.events.HandoffRequested;
import io.aftercare.events.HandoffTaken;
import io.aftercare.events.IntentScore;
import io.aftercare.events.MessageReceived;
import io.aftercare.events.MessageUnderstood;
import io.aftercare.events.Money;
import io.aftercare.events.ParcelScanned;
import io.aftercare.events.PromiseBroken;
import io.aftercare.events.PromiseKept;
import io.aftercare.events.PromiseMade;
import io.aftercare.events.PromiseVoided;
import io.aftercare.events.PromiseWarned;
import io.aftercare.events.RefundSettled;
import io.aftercare.events.ReplySent;
import io.aftercare.events.Segments;
import io.aftercare.events.SlaBroken;
import io.aftercare.events.SlaWarned;
import io.aftercare.events.TaskCompleted;
import io.aftercare.events.TaskCreated;
import io.aftercare.events.TaskTaken;
import io.aftercare.ticket.cases.CaseLink;
import io.aftercare.ticket.cases.Compensation;
import io.aftercare.ticket.cases.DecidedCase;
import io.aftercare.ticket.cases.Dossier;
import io.aftercare.ticket.cases.EntitledRefund;
import io.aftercare.ticket.cases.Evidence;
import io.aftercare.ticket.cases.Goods;
import io.aftercare.ticket.cases.Grant;
import io.aftercare.ticket.cases.OrderLines;
import io.aftercare.ticket.cases.ResolutionPlan;
import io.aftercare.ticket.cases.ShopStep;
import io.aftercare.ticket.conversation.Decision;
import io.aftercare.ticket.entitlement.Asked;
import io.aftercare.ticket.entitlement.Side;
import io.aftercare.ticket.orders.ActionOrder;
import io.aftercare.ticket.orders.Slot;
import io.aftercare.ticket.sla.SlaClock;
import io.aftercare.ticket.sla.SlaRecord;
import io.aftercare.ticket.sla.SlaTarget;
import io.aftercare.ticket.triage.Ask;
import io.aftercare.ticket.triage.OrderState;
import io.aftercare.ticket.triage.Understanding;
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
            DraftDecided.class,
            HandoffDone.class,
            HandoffReasonAdded.class,
            HandoffReleased.class,
            HandoffRequested.class,
            HandoffTaken.class,
            CaseOpened.class,
            CaseOrderLinked.class,
            CaseStatusChanged.class,
            TaskCreated.class,
            TaskTaken.class,
            TaskCompleted.class,
            PromiseBroken.class,
            PromiseKept.class,
            PromiseMade.class,
            PromiseVoided.class,
            PromiseWarned.class,
            ActionAnswered.class,
            ActionRequested.class,
            CaseApproved.class,
            CaseAssigned.class,
            CaseStageChanged.class,
            CasesLinked.class,
            GoodsInspected.class,
            Money.class,
            ParcelScanned.class,
            RefundSettled.class,
            Segments.class,
            CompensationSettled.class,
            SlaBroken.class,
            SlaRecord.class,
            SlaClock.class,
            SlaWarned.class,
            FeedbackGiven.class,
            Dossier.class,
            Dossier.Wishes.class,
            Goods.class,
            Goods.Line.class,
            Goods.PaidOrder.class,
            Goods.Inspection.class,
            Grant.class,
            Grant.Exchange.class,
            EntitledRefund.class,
            EntitledRefund.Part.class,
            EntitledRefund.Item.class,
            OrderLines.Named.class,
            Evidence.class,
            ResolutionPlan.class,
            ShopStep.class,
            CaseLink.class,
            Compensation.class,
            ActionOrder.class,
            ActionOrder.Part.class,
            ActionOrder.Goods.class,
            Slot.class,
            Decision.class,
            Asked.class,
            Side.class,
            Understanding.class,
            Understanding.Intent.class,
            Understanding.Act.class,
            Understanding.OutOfScope.class,
            Understanding.Entity.class,
            Understanding.Sentiment.class,
            Understanding.Complaint.class,
            Understanding.Model.class,
            DecidedCase.class,
            SlaClock.State.class,
            SlaClock.Told.class,
            SlaTarget.class,
            Ask.class,
            OrderState.class,
            Understanding.Act.Label.class
        })
final class NativeReflection {
    private NativeReflection() {}
}
