package io.aftercare.ticket.actions;

import io.aftercare.ticket.orders.ActionAnswer;
import io.aftercare.ticket.orders.ShopChange;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Who wants to know what came of an action; told within a transaction, and perhaps more than once. */
public interface ActionNews {
    Uni<Void> answered(String tenant, UUID caseId, UUID actionId, ActionAnswer answer);

    Uni<Void> told(String tenant, UUID caseId, UUID actionId, ShopChange change);
}
