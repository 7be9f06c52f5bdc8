package io.aftercare.policy;

/** Who pays the way back of the goods; the later is the kinder. */
public enum Payer implements Coded {
    BUYER,
    SELLER
}
