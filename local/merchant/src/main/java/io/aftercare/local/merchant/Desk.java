package io.aftercare.local.merchant;

import static io.aftercare.local.merchant.CaseStory.AGENT;
import static io.aftercare.local.merchant.CaseStory.CUSTOMER;
import static io.aftercare.local.merchant.CaseStory.SHOP;

import io.aftercare.events.ActionAnswered;
import io.aftercare.events.ActionRequested;
import io.aftercare.events.CaseApproved;
import io.aftercare.events.CaseAssigned;
import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.Department;
import io.aftercare.events.EventEnvelope;
import io.aftercare.events.GoodsInspected;
import io.aftercare.events.Money;
import io.aftercare.events.ParcelScanned;
import io.aftercare.events.PromiseBroken;
import io.aftercare.events.PromiseKept;
import io.aftercare.events.PromiseMade;
import io.aftercare.events.RefundSettled;
import io.aftercare.events.Segments;
import io.aftercare.events.SlaBroken;
import io.aftercare.events.TaskCompleted;
import io.aftercare.events.TaskCreated;
import io.aftercare.events.TaskTaken;
import io.aftercare.events.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What happens to a case in each stage: who works on it, for how long, and what comes of it. */
final class Desk {
    static final double MEAN_MINUTES = 12;

    private static final Duration FIRST_RESPONSE = Duration.ofHours(24);
    private static final double APPROVED_ABOVE = 0.08;
    private static final double DEVIATING = 0.01;

    private final Merchant merchant;
    private final MerchantOptions options;
    private final Timeline timeline;
    private final Staff staff;
    private final Wrongs wrongs;
    private final Range range;
    private final Talks talks;

    Desk(Merchant merchant, MerchantOptions options, Timeline timeline, Staff staff, Wrongs wrongs, Range range) {
        this.merchant = merchant;
        this.options = options;
        this.timeline = timeline;
        this.staff = staff;
        this.wrongs = wrongs;
        this.range = range;
        talks = new Talks(merchant, timeline, wrongs);
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
        Runnable takeUp = () -> work(
                story,
                story.department,
                "check_request",
                () -> {
                    story.move("take_up", "checking", AGENT);
                    promiseKept(story, now);
                },
                () -> decide(story));
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

    /** Somebody of the department takes the task when it is its turn, and is done after some minutes. */
    private void work(CaseStory story, Department department, String action, Runnable taken, Runnable done) {
        UUID task = Merchant.uuid(timeline.now(), 3, story.draws);
        double hours = story.draws.exponential(MEAN_MINUTES / 60);
        story.tell(new TaskCreated(
                story.id,
                task,
                department,
                action,
                Instant.ofEpochMilli(timeline.now()).plus(FIRST_RESPONSE)));
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

    private void work(CaseStory story, Department department, String action, Runnable done) {
        work(story, department, action, () -> {}, done);
    }

    /** The request has been looked at. */
    private void decide(CaseStory story) {
        Draws draws = story.draws;
        boolean bounces = draws.chance(wrongs.bounces(story.segments));
        boolean falselyWaits = draws.chance(DEVIATING) && options.has(Plant.FALSE_WAITING) && !story.deviated;
        double waits = draws.exponential(30);
        boolean lacking = draws.chance(wrongs.asItComes(story.kind) ? 0 : wrongs.lacksEvidence(story.segments));
        boolean refusing = draws.chance(story.wasRefused ? 0.1 : wrongs.refuses(story.segments, story.kind));
        boolean above = draws.chance(wrongs.asItComes(story.kind) ? 0 : APPROVED_ABOVE);
        if (bounces && !story.bounced) {
            story.bounced = true;
            bounce(story);
        } else if (falselyWaits) {
            story.deviated = true;
            talks.write(story.conversation, story.segments.channel(), draws);
            story.breach(
                    Plant.FALSE_WAITING,
                    story.move("ask_evidence", "awaiting_evidence", AGENT),
                    "ask_evidence:awaiting_evidence");
            timeline.inHours(waits, () -> {
                story.move("resume", "checking", AGENT);
                work(story, story.department, "check_again", () -> decide(story));
            });
        } else if (lacking) {
            story.move("ask_evidence", "awaiting_evidence", AGENT);
            talks.answer(story.conversation, draws);
            timeline.inHours(draws.exponential(8), () -> {
                story.move("record_evidence", "checking", CUSTOMER);
                work(story, story.department, "check_evidence", () -> decide(story));
            });
        } else if (refusing) {
            story.wasRefused = true;
            story.move("refuse", "refused", AGENT);
            settled(story);
        } else if (above && story.allows("approve", "awaiting_approval")) {
            story.move("approve", "awaiting_approval", AGENT);
            work(story, Department.FINANCE, "approve_amount", () -> grant(story, "manager"));
        } else {
            grant(story, AGENT);
        }
    }

    /** To another department, which finds that it is not theirs, and back. */
    private void bounce(CaseStory story) {
        Department own = story.department;
        Department other = own == Department.TECHNICAL ? Department.CUSTOMER_SERVICE : Department.TECHNICAL;
        story.department = other;
        story.tell(new CaseAssigned(story.id, other, false));
        timeline.inHours(
                story.draws.exponential(5),
                () -> work(story, other, "look_into", () -> {
                    story.department = own;
                    EventEnvelope back = story.tell(new CaseAssigned(story.id, own, false));
                    story.breach(Plant.SECOND_TRANSFER, back, "assign:" + own.code());
                    work(story, own, "check_again", () -> decide(story));
                }));
    }

    private void grant(CaseStory story, String actor) {
        switch (story.kind) {
            case INVOICE -> {
                story.move("issue_invoice", "issuing", actor);
                act(story, "invoice", null, () -> {
                    story.move("action_accepted", "settled", SHOP);
                    settled(story);
                });
            }
            case LOGISTICS -> {
                if (story.draws.chance(0.7)) {
                    story.move("report_found", "settled", actor);
                    settled(story);
                } else {
                    story.move("declare_lost", "lost", actor);
                    work(story, Department.LOGISTICS, "resend", () -> {
                        story.move("resend", "resending", AGENT);
                        act(story, "resend", null, () -> {
                            story.move("action_accepted", "on_its_way", SHOP);
                            travel(story, 40, () -> arrive(story, "settled", () -> settled(story)));
                        });
                    });
                }
            }
            case COMPLAINT -> {
                story.move("plan", "planned", actor);
                if (story.draws.chance(0.3)) {
                    work(story, Department.FINANCE, "approve_amount", () -> approve(story, AGENT));
                } else {
                    work(story, story.department, "carry_out", () -> {
                        story.move("carry_out", "settled", AGENT);
                        settled(story);
                    });
                }
            }
            case INQUIRY -> {
                story.move("answer", "settled", actor);
                settled(story);
            }
            default -> approve(story, actor);
        }
    }

    private void approve(CaseStory story, String actor) {
        story.move("approve", "approved", actor);
        story.tell(new CaseApproved(story.id, Kinds.paysBack(story.kind) ? story.price : null, actor));
        switch (story.kind) {
            case RETURN, EXCHANGE, REPAIR ->
                work(story, Department.LOGISTICS, "arrange_pickup", () -> {
                    boolean label = story.draws.chance(0.2);
                    story.move(
                            label ? "send_label" : "arrange_pickup",
                            label ? "making_label" : "arranging_pickup",
                            AGENT);
                    act(story, label ? "label" : "pickup", null, () -> {
                        story.move("action_accepted", "awaiting_parcel", SHOP);
                        comeBack(story);
                    });
                });
            case RESEND ->
                work(story, Department.WAREHOUSE, "resend", () -> {
                    story.move("resend", "resending", AGENT);
                    act(story, "resend", null, () -> {
                        story.move("action_accepted", "awaiting_shipment", SHOP);
                        timeline.inHours(story.draws.gamma(20), () -> {
                            scanned(story, "shipped");
                            story.move("parcel_scanned", "on_its_way", SHOP);
                            travel(story, 40, () -> arrive(story, "settled", () -> settled(story)));
                        });
                    });
                });
            default -> work(story, Department.FINANCE, "review_refund", () -> refund(story));
        }
    }

    /** The shop is told to do something, and does it soon. */
    private void act(CaseStory story, String action, Money amount, Runnable accepted) {
        story.action = Merchant.uuid(timeline.now(), 4, story.draws);
        story.tell(new ActionRequested(story.id, story.action, action, amount));
        UUID id = story.action;
        timeline.inHours(story.draws.exponential(0.1), () -> {
            story.tell(new ActionAnswered(story.id, id, action, "accepted", null));
            accepted.run();
        });
    }

    private void comeBack(CaseStory story) {
        timeline.inHours(story.draws.gamma(20), () -> {
            scanned(story, "in_transit");
            story.move("parcel_scanned", "in_transit", SHOP);
            if (deviates(story, Plant.REFUND_BEFORE_RECEIPT)) {
                refundTooSoon(story, Plant.REFUND_BEFORE_RECEIPT);
                return;
            }
            travel(story, 40, () -> arrive(story, "received", () -> received(story)));
        });
    }

    /** Only a return is paid back on the way; the first deviation of a case is its only one. */
    private boolean deviates(CaseStory story, Plant plant) {
        boolean unlucky = story.draws.chance(DEVIATING);
        boolean deviates = options.has(plant) && story.kind == CaseKind.RETURN && !story.deviated && unlucky;
        story.deviated |= deviates;
        return deviates;
    }

    private void refundTooSoon(CaseStory story, Plant plant) {
        timeline.inHours(story.draws.exponential(3), () -> {
            story.action = Merchant.uuid(timeline.now(), 4, story.draws);
            story.deviate(plant, "refund", "refunding");
            story.tell(new ActionRequested(story.id, story.action, "refund", story.price));
            settleRefund(story);
        });
    }

    private void scanned(CaseStory story, String parcel) {
        story.tell(new ParcelScanned(story.id, story.action, parcel, Instant.ofEpochMilli(timeline.now())));
    }

    private void travel(CaseStory story, double hours, Runnable there) {
        timeline.inHours(story.draws.gamma(hours) * wrongs.carrierTimes(story.segments), there);
    }

    private void arrive(CaseStory story, String to, Runnable then) {
        scanned(story, "delivered");
        story.move("parcel_delivered", to, SHOP);
        then.run();
    }

    private void received(CaseStory story) {
        if (deviates(story, Plant.SKIPPED_INSPECTION)) {
            refundTooSoon(story, Plant.SKIPPED_INSPECTION);
            return;
        }
        double lying = story.draws.exponential(Wrongs.WAREHOUSE_HOURS);
        Runnable inspection = () -> work(story, Department.WAREHOUSE, "assess_defect", () -> inspected(story));
        // Goods lie about for a few hours anywhere.
        double usual = story.draws.exponential(6);
        timeline.inHours(usual + (wrongs.slowInspection(story.segments) ? lying : 0), inspection);
    }

    private void inspected(CaseStory story) {
        boolean repair = story.kind == CaseKind.REPAIR;
        story.tell(new GoodsInspected(story.id, story.segments.sku(), 1, repair ? 1 : 0, repair ? "C" : "A"));
        story.move("inspect", repair ? "diagnosed" : "inspected", AGENT);
        switch (story.kind) {
            case REPAIR ->
                work(story, Department.TECHNICAL, "diagnose", () -> {
                    story.move("repair_under_warranty", "repairing", AGENT);
                    timeline.inHours(story.draws.gamma(20), () -> {
                        story.move("complete_repair", "ready_to_send_back", AGENT);
                        work(story, Department.LOGISTICS, "send_back", () -> {
                            story.move("send_back", "sending_back", AGENT);
                            act(story, "resend", null, () -> {
                                story.move("action_accepted", "going_back", SHOP);
                                travel(story, 40, () -> arrive(story, "settled", () -> settled(story)));
                            });
                        });
                    });
                });
            case EXCHANGE ->
                work(story, Department.WAREHOUSE, "reserve_replacement", () -> {
                    story.move("ship_exchange", "shipping_exchange", AGENT);
                    act(story, "resend", null, () -> {
                        story.move("action_accepted", "exchange_on_its_way", SHOP);
                        travel(story, 40, () -> arrive(story, "settled", () -> settled(story)));
                    });
                });
            default -> work(story, Department.FINANCE, "review_refund", () -> refund(story));
        }
    }

    private void refund(CaseStory story) {
        story.move("refund", "refunding", AGENT);
        story.action = Merchant.uuid(timeline.now(), 4, story.draws);
        story.tell(new ActionRequested(story.id, story.action, "refund", story.price));
        settleRefund(story);
    }

    private void settleRefund(CaseStory story) {
        timeline.inHours(story.draws.exponential(5), () -> {
            story.tell(new RefundSettled(story.id, story.action, story.price, Instant.ofEpochMilli(timeline.now())));
            switch (story.kind) {
                case RETURN -> {
                    story.move("refund_settled", "refunded", SHOP);
                    if (deviates(story, Plant.DOUBLE_REFUND)) {
                        transferAgain(story);
                    } else {
                        restock(story);
                    }
                }
                case COMPLAINT -> {
                    story.move("refund_settled", "compensated", SHOP);
                    work(story, story.department, "carry_out", () -> {
                        story.move("carry_out", "settled", AGENT);
                        settled(story);
                    });
                }
                default -> {
                    story.move("refund_settled", "settled", SHOP);
                    settled(story);
                }
            }
        });
    }

    /** Paid once more: the second refund and its settlement are both off the path. */
    private void transferAgain(CaseStory story) {
        timeline.inHours(story.draws.exponential(6), () -> {
            story.deviate(Plant.DOUBLE_REFUND, "refund", "refunding");
            story.action = Merchant.uuid(timeline.now(), 4, story.draws);
            story.tell(new ActionRequested(story.id, story.action, "refund", story.price));
            timeline.inHours(story.draws.exponential(5), () -> {
                story.tell(
                        new RefundSettled(story.id, story.action, story.price, Instant.ofEpochMilli(timeline.now())));
                story.move("refund_settled", "refunded", SHOP);
                restock(story);
            });
        });
    }

    private void restock(CaseStory story) {
        work(story, Department.WAREHOUSE, "restock", () -> {
            story.move("restock", "settled", AGENT);
            settled(story);
        });
    }

    /** Closed after a week, unless the customer comes back. */
    private void settled(CaseStory story) {
        boolean refused = story.stage.equals("refused");
        story.settledOnce = true;
        double comesBack = refused ? wrongs.disputes(story.segments) : 0.01;
        if (!story.reopened && story.draws.chance(comesBack)) {
            story.reopened = true;
            timeline.inHours(story.draws.exponential(20), () -> {
                story.move("reopen", "checking", AGENT);
                work(story, story.department, "check_again", () -> decide(story));
            });
        } else {
            timeline.inHours(24 * 7, () -> story.move("close", "closed", AGENT));
        }
    }
}
