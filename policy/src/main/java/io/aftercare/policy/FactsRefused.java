package io.aftercare.policy;

/** The facts of an order or a request contradict each other or are malformed; the message says which and how. */
public class FactsRefused extends IllegalArgumentException {
    public FactsRefused(String message) {
        super(message);
    }
}
