package io.aftercare.inference;

/** Who waits, the urgent before what can wait, each a line in which tenants take turns. Not safe for threads; its owner locks. */
final class WaitingLines<W> {
    /** Of so many turns while both wait, one goes to what could wait. */
    private static final int LATER_EVERY = 16;

    private final WaitingLine<W> now = new WaitingLine<>();
    private final WaitingLine<W> later = new WaitingLine<>();
    private int passedOver;

    int size() {
        return now.size() + later.size();
    }

    /** How many would be served before one more of this caller, as far as can be told. */
    int ahead(Caller caller) {
        return lineOf(caller).ahead(caller.tenant()) + (caller.isUrgent() ? 0 : now.size());
    }

    void add(Caller caller, W waiter) {
        lineOf(caller).add(caller.tenant(), waiter);
    }

    boolean remove(Caller caller, W waiter) {
        return lineOf(caller).remove(caller.tenant(), waiter);
    }

    /** The next to be served, or null. */
    W next() {
        boolean turnOfLater = later.size() > 0 && (now.size() == 0 || ++passedOver >= LATER_EVERY);
        if (turnOfLater) {
            passedOver = 0;
            return later.next();
        }
        return now.next();
    }

    /** Takes out who gives way to this caller when there is no more room: bulk work to what is urgent, many to few; else null. */
    W crowdedOutBy(Caller caller) {
        W out = caller.isUrgent() && later.size() > 0 ? later.newestOfMost() : null;
        return out != null ? out : lineOf(caller).crowdedOutBy(caller.tenant());
    }

    private WaitingLine<W> lineOf(Caller caller) {
        return caller.isUrgent() ? now : later;
    }
}
