package io.aftercare.insight.advice;

import io.aftercare.mining.statistics.ErlangC;
import java.time.Duration;
import java.util.List;

/**
 * How many people each department needs at each hour of the day, by Erlang C: tasks come at random, as many as they did on
 * average at that hour, and take as long as they did between being taken and completed.
 *
 * @param level the share of tasks that are to be taken within {@code withinSeconds}
 * @param departments those that got tasks in the window
 */
public record Staffing(String zone, double level, long withinSeconds, List<Need> departments) {
    /** @param handlingSeconds null when no task was completed: what they take is not known, nor who is needed */
    public record Need(String department, long completed, Double handlingSeconds, List<Hour> hours) {}

    /**
     * @param load how many people are busy on average
     * @param people the fewest that keep the level; null when it is not known what tasks take
     * @param serviceLevel the share that so many would take in time
     */
    public record Hour(int hour, double tasksPerHour, Double load, Integer people, Double serviceLevel) {
        static Hour of(int hour, double perHour, Duration handling, double level, Duration within) {
            if (handling == null) {
                return new Hour(hour, perHour, null, null, null);
            }
            int people = ErlangC.agentsFor(perHour, handling, level, within);
            ErlangC queue = new ErlangC(perHour, handling, people);
            return new Hour(hour, perHour, queue.load(), people, queue.serviceLevel(within));
        }
    }
}
