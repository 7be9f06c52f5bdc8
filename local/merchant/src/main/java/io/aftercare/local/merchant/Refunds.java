package io.aftercare.local.merchant;

import static io.aftercare.local.merchant.CaseStory.AGENT;
import static io.aftercare.local.merchant.CaseStory.SHOP;

import io.aftercare.events.ActionRequested;
import io.aftercare.events.CaseKind;
import io.aftercare.events.Department;
import io.aftercare.events.RefundSettled;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * How money is paid back, and what is done wrong with it.
 *
 * @param settled what comes after a case is done
 */
record Refunds(MerchantOptions options, Timeline timeline, Tasks tasks, Consumer<CaseStory> settled) {
    private static final double DEVIATING = 0.01;

    void refund(CaseStory story) {
        story.move("refund", "refunding", AGENT);
        story.action = Merchant.uuid(timeline.now(), 4, story.draws);
        story.tell(new ActionRequested(story.id, story.action, "refund", story.price));
        settleRefund(story);
    }

    /** Only a return is paid back on the way; the first deviation of a case is its only one. */
    boolean deviates(CaseStory story, Plant plant) {
        boolean unlucky = story.draws.chance(DEVIATING);
        boolean deviates = options.has(plant) && story.kind == CaseKind.RETURN && !story.deviated && unlucky;
        story.deviated |= deviates;
        return deviates;
    }

    void refundTooSoon(CaseStory story, Plant plant) {
        timeline.inHours(story.draws.exponential(3), () -> {
            story.action = Merchant.uuid(timeline.now(), 4, story.draws);
            story.deviate(plant, "refund", "refunding");
            story.tell(new ActionRequested(story.id, story.action, "refund", story.price));
            settleRefund(story);
        });
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
                    tasks.work(story, story.department, "carry_out", () -> {
                        story.move("carry_out", "settled", AGENT);
                        settled.accept(story);
                    });
                }
                default -> {
                    story.move("refund_settled", "settled", SHOP);
                    settled.accept(story);
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
        tasks.work(story, Department.WAREHOUSE, "restock", () -> {
            story.move("restock", "settled", AGENT);
            settled.accept(story);
        });
    }
}
