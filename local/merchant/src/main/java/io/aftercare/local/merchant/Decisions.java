package io.aftercare.local.merchant;

import static io.aftercare.local.merchant.CaseStory.AGENT;
import static io.aftercare.local.merchant.CaseStory.CUSTOMER;
import static io.aftercare.local.merchant.CaseStory.SHOP;

import io.aftercare.events.CaseApproved;
import io.aftercare.events.CaseAssigned;
import io.aftercare.events.Department;
import io.aftercare.events.EventEnvelope;

/** What is decided about a request, and what is then done for the customer. */
final class Decisions {
    private static final double APPROVED_ABOVE = 0.08;
    private static final double FALSELY_WAITING = 0.01;

    private final MerchantOptions options;
    private final Timeline timeline;
    private final Tasks tasks;
    private final Wrongs wrongs;
    private final Talks talks;
    private final Refunds refunds;
    private final Parcels parcels;

    Decisions(MerchantOptions options, Timeline timeline, Tasks tasks, Wrongs wrongs, Talks talks) {
        this.options = options;
        this.timeline = timeline;
        this.tasks = tasks;
        this.wrongs = wrongs;
        this.talks = talks;
        refunds = new Refunds(options, timeline, tasks, this::settled);
        parcels = new Parcels(timeline, tasks, wrongs, refunds, this::settled);
    }

    /** The request has been looked at. */
    void decide(CaseStory story) {
        Draws draws = story.draws;
        boolean bounces = draws.chance(wrongs.bounces(story.segments));
        boolean falselyWaits = draws.chance(FALSELY_WAITING) && options.has(Plant.FALSE_WAITING) && !story.deviated;
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
                tasks.work(story, story.department, "check_again", () -> decide(story));
            });
        } else if (lacking) {
            story.move("ask_evidence", "awaiting_evidence", AGENT);
            talks.answer(story.conversation, draws);
            timeline.inHours(draws.exponential(8), () -> {
                story.move("record_evidence", "checking", CUSTOMER);
                tasks.work(story, story.department, "check_evidence", () -> decide(story));
            });
        } else if (refusing) {
            story.wasRefused = true;
            story.move("refuse", "refused", AGENT);
            settled(story);
        } else if (above && story.allows("approve", "awaiting_approval")) {
            story.move("approve", "awaiting_approval", AGENT);
            tasks.work(story, Department.FINANCE, "approve_amount", () -> grant(story, "manager"));
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
                () -> tasks.work(story, other, "look_into", () -> {
                    story.department = own;
                    EventEnvelope back = story.tell(new CaseAssigned(story.id, own, false));
                    story.breach(Plant.SECOND_TRANSFER, back, "assign:" + own.code());
                    tasks.work(story, own, "check_again", () -> decide(story));
                }));
    }

    private void grant(CaseStory story, String actor) {
        switch (story.kind) {
            case INVOICE -> {
                story.move("issue_invoice", "issuing", actor);
                tasks.act(story, "invoice", () -> {
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
                    tasks.work(story, Department.LOGISTICS, "resend", () -> {
                        story.move("resend", "resending", AGENT);
                        tasks.act(story, "resend", () -> {
                            story.move("action_accepted", "on_its_way", SHOP);
                            parcels.travel(story, 40, () -> parcels.arrive(story, "settled", () -> settled(story)));
                        });
                    });
                }
            }
            case COMPLAINT -> {
                story.move("plan", "planned", actor);
                if (story.draws.chance(0.3)) {
                    tasks.work(story, Department.FINANCE, "approve_amount", () -> approve(story, AGENT));
                } else {
                    tasks.work(story, story.department, "carry_out", () -> {
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
                tasks.work(story, Department.LOGISTICS, "arrange_pickup", () -> {
                    boolean label = story.draws.chance(0.2);
                    story.move(
                            label ? "send_label" : "arrange_pickup",
                            label ? "making_label" : "arranging_pickup",
                            AGENT);
                    tasks.act(story, label ? "label" : "pickup", () -> {
                        story.move("action_accepted", "awaiting_parcel", SHOP);
                        parcels.comeBack(story);
                    });
                });
            case RESEND ->
                tasks.work(story, Department.WAREHOUSE, "resend", () -> {
                    story.move("resend", "resending", AGENT);
                    tasks.act(story, "resend", () -> {
                        story.move("action_accepted", "awaiting_shipment", SHOP);
                        timeline.inHours(story.draws.gamma(20), () -> {
                            parcels.scanned(story, "shipped");
                            story.move("parcel_scanned", "on_its_way", SHOP);
                            parcels.travel(story, 40, () -> parcels.arrive(story, "settled", () -> settled(story)));
                        });
                    });
                });
            default -> tasks.work(story, Department.FINANCE, "review_refund", () -> refunds.refund(story));
        }
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
                tasks.work(story, story.department, "check_again", () -> decide(story));
            });
        } else {
            timeline.inHours(24 * 7, () -> story.move("close", "closed", AGENT));
        }
    }
}
