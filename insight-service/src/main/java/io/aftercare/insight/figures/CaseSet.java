package io.aftercare.insight.figures;

import static java.util.stream.Collectors.joining;

import io.aftercare.web.Problems;
import java.util.Locale;
import java.util.stream.Stream;

/** Which cases a figure counts, as a condition on {@code insight.courses}; {@code $4} is now. */
public enum CaseSet {
    CASES("cases", "true"),
    COMPLAINTS("complaints", "complaint is not null"),
    RETURNS("returns", "kind = 'return'"),
    OPEN("open", "(status is null or status not in ('resolved', 'closed', 'cancelled'))"),
    RESOLVED("resolved", "resolved_at is not null"),
    REOPENED("reopened", "reopened"),
    HANDED_OFF("handedOff", "handed_off"),
    TERMS_BROKEN("termsBroken", "terms_broken"),
    PROMISES_KEPT("promisesKept", "promises_kept > 0"),
    PROMISES_LATE("promisesLate", "promises_late > 0"),
    PROMISES_BROKEN("promisesBroken", "promises_broken > 0"),
    SATISFIED("satisfied", "rated_up > 0"),
    DISSATISFIED("dissatisfied", "rated_down > 0"),
    /** Resolved, and neither did anybody ask for a person nor did one do anything. */
    AUTOMATED("automated", "(resolved_at is not null and not handed_off and not by_person)"),
    /** The customer says so: they rated what they were told, and never badly. */
    AUTOMATED_CONFIRMED("automatedConfirmed", "(" + AUTOMATED.condition + " and rated_up > 0 and rated_down = 0)"),
    /** Resolved for a week at least. */
    SETTLED_A_WEEK("settledAWeek", "(resolved_at is not null and resolved_at <= $4::timestamptz - interval '7 days')"),
    /** For a week nobody came back, nothing was taken up again, nobody complains, and no promise is broken. */
    AUTOMATED_DURABLE(
            "automatedDurable",
            "(" + AUTOMATED.condition + " and " + SETTLED_A_WEEK.condition
                    + " and not came_back and not reopened and rated_down = 0 and promises_broken = 0)");

    private final String code;
    private final String condition;

    CaseSet(String code, String condition) {
        this.code = code;
        this.condition = condition;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404 for a name that is none */
    public static CaseSet named(String name) {
        return Stream.of(values())
                .filter(set -> set.code.equals(name))
                .findFirst()
                .orElseThrow(() -> Problems.notFound(
                        "figure",
                        name + "; there are "
                                + Stream.of(values()).map(CaseSet::code).collect(joining(", "))));
    }

    String code() {
        return code;
    }

    String condition() {
        return condition;
    }

    String count() {
        return "count(*) filter (where " + condition + ") as " + column();
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
