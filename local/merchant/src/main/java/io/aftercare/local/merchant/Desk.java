package io.aftercare.local.merchant;

import static io.aftercare.local.merchant.CaseStory.AGENT;

import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.Department;
import io.aftercare.events.PromiseBroken;
import io.aftercare.events.PromiseKept;
import io.aftercare.events.PromiseMade;
import io.aftercare.events.Segments;
import io.aftercare.events.SlaBroken;
import io.aftercare.events.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Where customers come with what they want: a case is opened, its terms are watched, and somebody takes it up. */
final class Desk {
    private static final Duration FIRST_RESPONSE = Duration.ofHours(24);

    private final Merchant merchant;
    private final MerchantOptions options;
    private final Timeline timeline;
    private final Tasks tasks;
    private final Wrongs wrongs;
    private final Range range;
    private final Talks talks;
    private final Decisions decisions;

    Desk(Merchant merchant, MerchantOptions options, Timeline timeline, Staff staff, Wrongs wrongs, Range range) {
        this.merchant = merchant;
        this.options = options;
        this.timeline = timeline;
        this.wrongs = wrongs;
        this.range = range;
        tasks = new Tasks(timeline, staff);
        talks = new Talks(merchant, timeline, wrongs);
        decisions = new Decisions(options, timeline, tasks, wrongs, talks);
    }

    /** How many tasks of a department come with a case, on average; measured on a merchant without plants, rounded up. */
    static double tasksPerCase(Department department) {
        return switch (department) {
            case CUSTOMER_SERVICE -> 0.95;
            case LOGISTICS -> 0.8;
            case WAREHOUSE -> 0.9;
            case FINANCE -> 0.85;
            case QUALITY -> 0.25;
            case TECHNICAL -> 0.35;
        };
    }

    /** A customer wants something. */
    void open(long number) {
        Draws draws = new Draws(options.seed(), number);
        Segments segments = range.any(draws);
        CaseKind kind = Kinds.any(draws);
        ComplaintCategory complaint = complaint(kind, segments, draws);
        open(kind, segments, complaint, draws);
    }

    /** A customer complains about the defective batch. */
    void complain(long number) {
        Draws draws = new Draws(options.seed(), number);
        String sku = wrongs.batch.substring(0, wrongs.batch.lastIndexOf("-L"));
        Segments segments = range.of(sku, wrongs.batch, draws);
        open(
                draws.chance(0.6) ? CaseKind.RETURN : CaseKind.EXCHANGE,
                segments,
                ComplaintCategory.PRODUCT_QUALITY,
                draws);
    }

    /** A customer only asks. */
    void ask(long number) {
        Draws draws = new Draws(options.seed(), number);
        talks.ask(draws.one(Range.CHANNELS), Kinds.question(draws), null, draws);
    }

    private ComplaintCategory complaint(CaseKind kind, Segments segments, Draws draws) {
        double luck = draws.uniform();
        if (kind == CaseKind.COMPLAINT) {
            return ComplaintCategory.values()[1 + (int) (luck * 4)];
        }
        if (Kinds.aboutGoods(kind) && luck < wrongs.poorQuality(segments)) {
            return ComplaintCategory.PRODUCT_QUALITY;
        }
        return kind == CaseKind.LOGISTICS && luck < 0.2 ? ComplaintCategory.LOGISTICS : null;
    }

    private void open(CaseKind kind, Segments segments, ComplaintCategory complaint, Draws draws) {
        String intent = Kinds.intent(kind, complaint, draws);
        UUID conversation = talks.ask(segments.channel(), intent, complaint, draws);
        UUID id = Merchant.uuid(timeline.now(), 1, draws);
        Department department = Kinds.department(kind, complaint);
        Urgency urgency = Urgency.values()[draws.weighted(0.08, 0.8, 0.12)];
        Instant now = Instant.ofEpochMilli(timeline.now());
        CaseStory story = new CaseStory(
                id, conversation, kind, department, segments, range.price(segments.sku()), draws, merchant);
        story.tell(new CaseOpened(
                id,
                conversation,
                kind,
                complaint,
                intent,
                department,
                urgency,
                true,
                now.plus(FIRST_RESPONSE),
                segments));
        watch(story, now);
        boolean forgotten = wrongs.forgotten(segments, draws);
        double longer = draws.exponential(Wrongs.FORGOTTEN_HOURS);
        Runnable takeUp = () -> tasks.work(
                story,
                story.department,
                "check_request",
                () -> {
                    story.move("take_up", "checking", AGENT);
                    promiseKept(story, now);
                },
                () -> decisions.decide(story));
        if (forgotten) {
            timeline.inHours(longer, takeUp);
        } else {
            takeUp.run();
        }
    }

    /** The terms of the case and what a reply promised: broken when their time is up and nothing was done. */
    private void watch(CaseStory story, Instant opened) {
        UUID promise = Merchant.uuid(timeline.now(), 2, story.draws);
        Instant first = opened.plus(FIRST_RESPONSE);
        Instant resolution = opened.plus(Kinds.term(story.kind));
        story.promise = promise;
        merchant.tell(new PromiseMade(story.id, promise, story.conversation, "first_step", first));
        timeline.at(first.toEpochMilli(), () -> {
            if (story.stage.equals("requested")) {
                story.promiseBroken = true;
                merchant.tell(new PromiseBroken(story.id, promise, story.conversation, "first_step", first));
                story.tell(new SlaBroken(story.id, "first_response", first));
            }
        });
        timeline.at(resolution.toEpochMilli(), () -> {
            if (!story.settledOnce) {
                story.tell(new SlaBroken(story.id, "resolution", resolution));
            }
        });
    }

    private void promiseKept(CaseStory story, Instant opened) {
        if (!story.promiseBroken) {
            Instant due = opened.plus(FIRST_RESPONSE);
            merchant.tell(new PromiseKept(
                    story.id,
                    story.promise,
                    story.conversation,
                    "first_step",
                    due,
                    Instant.ofEpochMilli(timeline.now()),
                    "case.stage_changed",
                    false));
        }
    }
}
