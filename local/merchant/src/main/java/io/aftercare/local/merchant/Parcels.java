package io.aftercare.local.merchant;

import static io.aftercare.local.merchant.CaseStory.AGENT;
import static io.aftercare.local.merchant.CaseStory.SHOP;

import io.aftercare.events.CaseKind;
import io.aftercare.events.Department;
import io.aftercare.events.GoodsInspected;
import io.aftercare.events.ParcelScanned;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * The way of parcels in both directions, and what becomes of goods that have come back.
 *
 * @param settled what comes after a case is done
 */
record Parcels(Timeline timeline, Tasks tasks, Wrongs wrongs, Refunds refunds, Consumer<CaseStory> settled) {
    void comeBack(CaseStory story) {
        timeline.inHours(story.draws.gamma(20), () -> {
            scanned(story, "in_transit");
            story.move("parcel_scanned", "in_transit", SHOP);
            if (refunds.deviates(story, Plant.REFUND_BEFORE_RECEIPT)) {
                refunds.refundTooSoon(story, Plant.REFUND_BEFORE_RECEIPT);
                return;
            }
            travel(story, 40, () -> arrive(story, "received", () -> received(story)));
        });
    }

    void scanned(CaseStory story, String parcel) {
        story.tell(new ParcelScanned(story.id, story.action, parcel, Instant.ofEpochMilli(timeline.now())));
    }

    void travel(CaseStory story, double hours, Runnable there) {
        timeline.inHours(story.draws.gamma(hours) * wrongs.carrierTimes(story.segments), there);
    }

    void arrive(CaseStory story, String to, Runnable then) {
        scanned(story, "delivered");
        story.move("parcel_delivered", to, SHOP);
        then.run();
    }

    private void received(CaseStory story) {
        if (refunds.deviates(story, Plant.SKIPPED_INSPECTION)) {
            refunds.refundTooSoon(story, Plant.SKIPPED_INSPECTION);
            return;
        }
        double lying = story.draws.exponential(Wrongs.WAREHOUSE_HOURS);
        Runnable inspection = () -> tasks.work(story, Department.WAREHOUSE, "assess_defect", () -> inspected(story));
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
                tasks.work(story, Department.TECHNICAL, "diagnose", () -> {
                    story.move("repair_under_warranty", "repairing", AGENT);
                    timeline.inHours(story.draws.gamma(20), () -> {
                        story.move("complete_repair", "ready_to_send_back", AGENT);
                        tasks.work(story, Department.LOGISTICS, "send_back", () -> {
                            story.move("send_back", "sending_back", AGENT);
                            tasks.act(story, "resend", () -> {
                                story.move("action_accepted", "going_back", SHOP);
                                travel(story, 40, () -> arrive(story, "settled", () -> settled.accept(story)));
                            });
                        });
                    });
                });
            case EXCHANGE ->
                tasks.work(story, Department.WAREHOUSE, "reserve_replacement", () -> {
                    story.move("ship_exchange", "shipping_exchange", AGENT);
                    tasks.act(story, "resend", () -> {
                        story.move("action_accepted", "exchange_on_its_way", SHOP);
                        travel(story, 40, () -> arrive(story, "settled", () -> settled.accept(story)));
                    });
                });
            default -> tasks.work(story, Department.FINANCE, "review_refund", () -> refunds.refund(story));
        }
    }
}
