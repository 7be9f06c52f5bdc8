package io.aftercare.ticket.lifecycle;

/** What may be told with a command, beside a reason, which always may. */
public enum Particular {
    REASON,
    /** What the merchant pays. */
    AMOUNT,
    /** What is refunded where that is less than what was approved. */
    REFUND,
    /** What goes out instead, and the difference in price. */
    EXCHANGE,
    /** What a repair costs. */
    ESTIMATE,
    EVIDENCE,
    INSPECTION,
    /** How a complaint is made good. */
    PLAN,
    /** In whose name an invoice is issued. */
    INVOICE,
    /** When a courier may come. */
    SLOT,
    /** Known from where the command was given: what a case is merged into or split off to. */
    OTHER_CASE
}
