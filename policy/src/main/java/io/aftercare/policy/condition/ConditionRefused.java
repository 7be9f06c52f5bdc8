package io.aftercare.policy.condition;

/** A condition that cannot be understood, or that could never hold; the message says where and why. */
public class ConditionRefused extends IllegalArgumentException {
    ConditionRefused(String message) {
        super(message);
    }
}
