package io.aftercare.local.merchant;

import io.aftercare.events.ActionAnswered;
import io.aftercare.events.ActionRequested;
import io.aftercare.events.Department;
import io.aftercare.events.TaskCompleted;
import io.aftercare.events.TaskCreated;
import io.aftercare.events.TaskTaken;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What is to be done for a case by people of the departments, and by the shop. */
record Tasks(Timeline timeline, Staff staff) {
    static final double MEAN_MINUTES = 12;

    private static final Duration TERM = Duration.ofHours(24);

    /** Somebody of the department takes the task when it is its turn, and is done after some minutes. */
    void work(CaseStory story, Department department, String action, Runnable taken, Runnable done) {
        UUID task = Merchant.uuid(timeline.now(), 3, story.draws);
        double hours = story.draws.exponential(MEAN_MINUTES / 60);
        story.tell(new TaskCreated(
                story.id,
                task,
                department,
                action,
                Instant.ofEpochMilli(timeline.now()).plus(TERM)));
        staff.add(department, new Staff.Work() {
            @Override
            public double taken() {
                story.tell(new TaskTaken(story.id, task, department));
                taken.run();
                return hours;
            }

            @Override
            public void done() {
                story.tell(new TaskCompleted(story.id, task, department, "done"));
                done.run();
            }
        });
    }

    void work(CaseStory story, Department department, String action, Runnable done) {
        work(story, department, action, () -> {}, done);
    }

    /** The shop is told to do something, and does it soon. */
    void act(CaseStory story, String action, Runnable accepted) {
        story.action = Merchant.uuid(timeline.now(), 4, story.draws);
        story.tell(new ActionRequested(story.id, story.action, action, null));
        UUID id = story.action;
        timeline.inHours(story.draws.exponential(0.1), () -> {
            story.tell(new ActionAnswered(story.id, id, action, "accepted", null));
            accepted.run();
        });
    }
}
