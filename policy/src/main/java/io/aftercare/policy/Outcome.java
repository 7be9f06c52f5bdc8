package io.aftercare.policy;

/** Whether an option is given. */
public enum Outcome implements Coded {
    ALLOWED,
    REFUSED
}
