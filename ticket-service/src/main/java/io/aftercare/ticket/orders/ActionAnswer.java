package io.aftercare.ticket.orders;

/** What came of telling the shop to do something. Only the first two are the shop's word; the others say to ask again. */
public sealed interface ActionAnswer {
    /** Done, or taken on; what the kind of action has no use for is null. */
    record Accepted(String reference, String trackingNumber, String labelUrl, String invoiceNumber)
            implements ActionAnswer {}

    /** The shop will not, and did nothing; {@code reason} is a code. */
    record Refused(String reason) implements ActionAnswer {}

    /** No answer in time, or the shop is down: it may have done it. {@code why} is a code. */
    record Unavailable(String why) implements ActionAnswer {}

    /** An answer that means nothing: it may have done it. */
    record Nonsense(String why) implements ActionAnswer {}
}
