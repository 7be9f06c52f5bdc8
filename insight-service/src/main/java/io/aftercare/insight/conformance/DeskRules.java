package io.aftercare.insight.conformance;

import io.aftercare.events.CaseStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What no path of a kind tells: a case goes from one department to another once at most, and waits for the customer only
 * when the customer was asked something and has not answered. Takes in what happened to one case, and what was said in its
 * conversation, in the order of time.
 */
public final class DeskRules {
    static final String TRANSFERRED_AGAIN = "transferred_again";
    static final String FALSE_WAITING = "false_waiting";

    static final String NOTHING_ASKED = "nothing_asked";
    static final String CUSTOMER_HAD_ANSWERED = "customer_had_answered";

    /** Who puts a case aside first and writes the question then is given so long. */
    static final Duration TO_ASK = Duration.ofMinutes(10);

    /** What these do is not what staff decided. */
    private static final Set<String> NOT_STAFF = Set.of("shop", "customer");

    private final List<Breach> breaches = new ArrayList<>();
    private final List<String> departments = new ArrayList<>();
    private boolean waiting;
    private boolean asked;
    private boolean everAsked;
    /** Waits though nothing was asked; null otherwise. */
    private Breach unasked;

    /** @param because the departments in their order, or why the customer is not who is waited for */
    public record Breach(UUID eventId, String kind, String activity, String because, Instant at) {}

    public void opened(String department) {
        departments.add(department);
    }

    public void assigned(UUID eventId, String department, Instant at) {
        if (department == null
                || !departments.isEmpty() && departments.getLast().equals(department)) {
            return;
        }
        departments.add(department);
        int transfers = departments.size() - 1;
        if (transfers > 1) {
            breaches.add(
                    new Breach(eventId, TRANSFERRED_AGAIN, "assign:" + department, String.join(">", departments), at));
        }
    }

    /** The case moved, to where its status is this. */
    public void moved(UUID eventId, String activity, String status, String actor, Instant at) {
        if ("customer".equals(actor)) {
            customerSpoke();
        }
        boolean waits = CaseStatus.WAITING_FOR_CUSTOMER.code().equals(status);
        if (!waits) {
            unasked = null;
        } else if (!waiting && !asked && !NOT_STAFF.contains(String.valueOf(actor))) {
            String because = everAsked ? CUSTOMER_HAD_ANSWERED : NOTHING_ASKED;
            unasked = new Breach(eventId, FALSE_WAITING, activity, because, at);
            breaches.add(unasked);
        }
        waiting = waits;
    }

    public void customerSpoke() {
        asked = false;
    }

    public void merchantSpoke(Instant at) {
        asked = true;
        everAsked = true;
        if (unasked != null && !at.isAfter(unasked.at().plus(TO_ASK))) {
            breaches.remove(unasked);
        }
        unasked = null;
    }

    /** What was broken, in the order of time. */
    public List<Breach> breaches() {
        return List.copyOf(breaches);
    }
}
