package io.aftercare.ticket.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.aftercare.events.Money;
import io.aftercare.ticket.orders.ActionAnswer;
import io.aftercare.ticket.orders.ActionKind;
import io.aftercare.ticket.orders.ShopChange;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * Something that the shop does for a case, and how far it is. {@code seen} is the last news of it from the feed;
 * {@code callsOff} the step that this one calls off.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShopStep(
        UUID id,
        ActionKind kind,
        Money amount,
        State state,
        String reason,
        String reference,
        String trackingNumber,
        String labelUrl,
        String invoiceNumber,
        String parcel,
        Instant settledAt,
        long seen,
        UUID callsOff) {
    public enum State {
        /** Written down; the shop is being told. */
        @JsonProperty("requested")
        REQUESTED,
        @JsonProperty("accepted")
        ACCEPTED,
        /** The parcel has arrived, the money is there, the invoice is issued. */
        @JsonProperty("done")
        DONE,
        /** The shop will not. */
        @JsonProperty("refused")
        REFUSED,
        /** Called off before it began. */
        @JsonProperty("called_off")
        CALLED_OFF,
        /** The shop has not said anything sensible for too long: a person is to look. */
        @JsonProperty("stuck")
        STUCK;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ShopStep requested(UUID id, ActionKind kind, Money amount, UUID callsOff) {
        return new ShopStep(id, kind, amount, State.REQUESTED, null, null, null, null, null, null, null, 0, callsOff);
    }

    boolean arrived() {
        return "delivered".equals(parcel);
    }

    boolean isCallOffInVain() {
        return kind == ActionKind.CALL_OFF && state == State.REFUSED;
    }

    /** Not to be any more; what has ended stays as it ended. */
    ShopStep calledOff() {
        return open() || state == State.ACCEPTED ? now(State.CALLED_OFF, null) : this;
    }

    /** The shop's word is still awaited. */
    boolean open() {
        return state == State.REQUESTED || state == State.STUCK;
    }

    /** Money settles once; parcels are scanned on their way and not after it; what was refused does nothing. */
    boolean mayHear(ShopChange change) {
        boolean fits = change.type()
                == switch (kind) {
                    case REFUND -> ShopChange.Type.REFUND_SETTLED;
                    case COMPENSATION -> ShopChange.Type.COMPENSATION_SETTLED;
                    default -> ShopChange.Type.PARCEL_SCANNED;
                };
        return fits && change.position() > seen && state != State.DONE && state != State.REFUSED;
    }

    ShopStep accepted(ActionAnswer.Accepted answer) {
        return new ShopStep(
                id,
                kind,
                amount,
                kind.endsAccepted() ? State.DONE : State.ACCEPTED,
                null,
                answer.reference(),
                answer.trackingNumber(),
                answer.labelUrl(),
                answer.invoiceNumber(),
                parcel,
                settledAt,
                seen,
                callsOff);
    }

    /** With the names that the shop gave it, told late. */
    ShopStep named(ActionAnswer.Accepted answer) {
        return new ShopStep(
                id,
                kind,
                amount,
                state,
                reason,
                answer.reference(),
                answer.trackingNumber(),
                answer.labelUrl(),
                answer.invoiceNumber(),
                parcel,
                settledAt,
                seen,
                callsOff);
    }

    ShopStep now(State state, String reason) {
        return new ShopStep(
                id,
                kind,
                amount,
                state,
                reason,
                reference,
                trackingNumber,
                labelUrl,
                invoiceNumber,
                parcel,
                settledAt,
                seen,
                callsOff);
    }

    ShopStep told(ShopChange change) {
        boolean settled = change.settled();
        return new ShopStep(
                id,
                kind,
                amount,
                state == State.CALLED_OFF ? state : settled || change.delivered() ? State.DONE : State.ACCEPTED,
                null,
                reference,
                trackingNumber,
                labelUrl,
                invoiceNumber,
                change.parcel() == null ? parcel : change.parcel(),
                settled ? change.at() : settledAt,
                change.position(),
                callsOff);
    }
}
