package io.aftercare.policy;

import com.fasterxml.jackson.annotation.JsonValue;

/** What an inspection makes of goods that came back, best first. */
public enum Grade implements Coded {
    /** As new. */
    A,
    /** Used. */
    B,
    /** Damaged. */
    C,
    /** Worthless. */
    D;

    /** What is to be expected while nobody has looked: so that nothing is promised that an inspection takes back. */
    static Grade expected(Condition condition) {
        return switch (condition) {
            case USED, WORN -> B;
            case DAMAGED_BY_CUSTOMER -> C;
            default -> A;
        };
    }

    /**
     * In which condition goods of this grade were in the customer's hands; what was faulty is not damaged by them, and as new
     * counts as intact.
     */
    Condition found(boolean faulty) {
        return switch (this) {
            case A -> Condition.UNKNOWN;
            case B -> Condition.USED;
            case C, D -> faulty ? Condition.USED : Condition.DAMAGED_BY_CUSTOMER;
        };
    }

    @Override
    @JsonValue
    public String code() {
        return Coded.of(this);
    }
}
