package io.aftercare.local.merchant;

import io.aftercare.events.Department;
import io.aftercare.mining.statistics.ErlangC;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.IntUnaryOperator;

/** The people of the departments: as many in each hour as there are on shift, who take tasks in turn. */
final class Staff {
    private final Timeline timeline;
    private final Map<Department, Desk> desks = new EnumMap<>(Department.class);

    /** Somebody's task: begun when it is taken, with what to do when the work is done. */
    interface Work {
        /** @return how long it takes, in hours */
        double taken();

        void done();
    }

    Staff(Timeline timeline) {
        this.timeline = timeline;
    }

    /** @param onShift how many people are there in an hour of the day */
    void employ(Department department, IntUnaryOperator onShift) {
        desks.put(department, new Desk(onShift));
    }

    void add(Department department, Work work) {
        Desk desk = desks.get(department);
        desk.waiting.add(work);
        desk.dispatch();
    }

    /** So many that nearly all tasks are taken within ten minutes, and a tenth more, as nobody plans to the minute. */
    static int enough(double tasksPerHour, double minutesEach) {
        int agents = ErlangC.agentsFor(
                tasksPerHour, Duration.ofSeconds(Math.round(minutesEach * 60)), 0.98, Duration.ofMinutes(10));
        return (int) Math.ceil(agents * 1.1) + 1;
    }

    private final class Desk {
        private final IntUnaryOperator onShift;
        private final Queue<Work> waiting = new ArrayDeque<>();
        private int busy;
        private boolean looksAgain;

        private Desk(IntUnaryOperator onShift) {
            this.onShift = onShift;
        }

        private void dispatch() {
            while (!waiting.isEmpty() && busy < onShift.applyAsInt(Week.hour(timeline.now()))) {
                Work work = waiting.poll();
                busy++;
                timeline.inHours(work.taken(), () -> {
                    busy--;
                    work.done();
                    dispatch();
                });
            }
            if (!waiting.isEmpty() && !looksAgain) {
                looksAgain = true;
                // The next shift may have more people.
                timeline.at((timeline.now() / Week.HOUR + 1) * Week.HOUR, () -> {
                    looksAgain = false;
                    dispatch();
                });
            }
        }
    }
}
