package io.aftercare.local.shop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that can be set ahead, so that a refund which takes a day settles while somebody watches. */
final class ShopClock extends Clock {
    private final Clock base;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    ShopClock(Clock base) {
        this.base = base;
    }

    /** Only ahead: what has happened in the shop does not unhappen. */
    void advance(Duration by) {
        if (by.isNegative()) {
            throw Refusal.invalid("The shop's clock goes ahead only.");
        }
        ahead.updateAndGet(by::plus);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new ShopClock(base.withZone(zone));
    }
}
