package io.aftercare.policy;

import io.aftercare.policy.pack.Clause;
import io.aftercare.policy.time.Deadline;
import java.util.List;

/**
 * What one clause says of one option for one item.
 *
 * @param clause the clause that gives the option
 * @param late the period was over, and nothing else was looked at
 * @param cited the clause behind the answer: the same, or an exception that bars it
 * @param until when the right ends, or null
 * @param evidence still to be asked for
 * @param spared exceptions that speak of the case but, by one of their reliefs, do not bar the clause
 */
record Verdict(
        Clause clause,
        boolean allowed,
        boolean late,
        Clause cited,
        Text because,
        Deadline until,
        List<Evidence> evidence,
        List<Clause> spared) {}
