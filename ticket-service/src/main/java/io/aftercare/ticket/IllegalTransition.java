package io.aftercare.ticket;

import java.util.Collection;

/** Thrown by an aggregate that is asked to go where its state does not lead. */
public class IllegalTransition extends RuntimeException {
    public IllegalTransition(String what, String from, String to, Collection<String> legal) {
        super("A " + what + " cannot go from " + from + " to " + to + "; legal from " + from + ": "
                + (legal.isEmpty() ? "nothing" : String.join(", ", legal)) + ".");
    }
}
