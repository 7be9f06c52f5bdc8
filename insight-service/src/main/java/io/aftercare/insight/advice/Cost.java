package io.aftercare.insight.advice;

import io.aftercare.insight.advice.CaseHistory.Task;
import io.aftercare.mining.advice.Finding;
import io.aftercare.mining.statistics.ErlangC;
import java.time.Duration;
import java.util.List;

/**
 * What it takes to follow a recommendation.
 *
 * @param per {@code once} or {@code week}
 * @param basis {@code erlang_c}: computed from how many tasks come and how long they take; {@code assumed}: what such a
 *     change usually takes, which nobody has measured here
 */
public record Cost(double personHours, String per, String basis) {
    private static final double LEVEL = 0.8;
    private static final int DAYS_OF_A_WEEK = 7;

    static Cost of(Finding finding, Histories histories) {
        return switch (finding.kind()) {
            case Questions.STAFFING -> people(finding, histories);
            case Questions.AUTOMATION -> assumed(80);
            case Questions.KNOWLEDGE_GAP -> assumed(4);
            case Questions.POLICY_FRICTION, Questions.SLA_RISK -> assumed(8);
            case Questions.REWORK_LOOP, Questions.PING_PONG -> assumed(16);
            default -> assumed(24);
        };
    }

    private static Cost assumed(double hours) {
        return new Cost(hours, "once", "assumed");
    }

    /** Those who are missing in that hour: the fewest that take enough tasks in time, less those who take as many as now. */
    private static Cost people(Finding finding, Histories histories) {
        List<Task> done = histories.cases().stream()
                .flatMap(it -> it.tasks().stream())
                .filter(it -> it.department().equals(finding.step()) && it.taken() != null && it.completed() != null)
                .toList();
        double handling = done.stream()
                .mapToDouble(it -> Questions.seconds(it.taken(), it.completed()))
                .average()
                .orElse(0);
        if (handling < 1) {
            return assumed(8);
        }
        Duration each = Duration.ofMillis(Math.round(handling * 1000));
        double perHour = finding.size() * histories.weight(finding) / histories.days();
        int needed = Math.max(1, ErlangC.agentsFor(perHour, each, LEVEL, Questions.SOON));
        int there = needed;
        while (there > 0 && new ErlangC(perHour, each, there - 1).serviceLevel(Questions.SOON) >= 1 - finding.share()) {
            there--;
        }
        return new Cost((double) Math.max(1, needed - there) * DAYS_OF_A_WEEK, "week", "erlang_c");
    }
}
