package io.aftercare.policy;

/** What can be asked for as proof. */
public enum Evidence implements Coded {
    PHOTO,
    VIDEO,
    UNBOXING_VIDEO,
    INSPECTION_REPORT,
    CARRIER_STATEMENT,
    REPAIR_RECORD,
    PROOF_OF_DECEPTION,
    PRICE_SCREENSHOT
}
