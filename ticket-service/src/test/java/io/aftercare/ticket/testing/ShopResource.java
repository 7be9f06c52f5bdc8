package io.aftercare.ticket.testing;

import io.aftercare.local.shop.DemoShop;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Clock;
import java.util.Map;

/** The demo shop, which knows orders of the tenant {@code demo} only. */
public class ShopResource implements QuarkusTestResourceLifecycleManager {
    private static DemoShop shop;

    public static DemoShop shop() {
        return shop;
    }

    @Override
    public Map<String, String> start() {
        shop = DemoShop.start(0, Clock.systemUTC());
        return Map.of(
                "AFTERCARE_SHOP_URL",
                shop.url(),
                "aftercare.actions.poll-interval",
                "0.2S",
                "aftercare.actions.first-retry",
                "0.2S",
                "aftercare.actions.tries",
                "4",
                "aftercare.actions.lease",
                "3S",
                "aftercare.shop-actions.timeout",
                "1S");
    }

    @Override
    public void stop() {
        shop.close();
    }
}
