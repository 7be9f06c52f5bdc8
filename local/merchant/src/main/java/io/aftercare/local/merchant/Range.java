package io.aftercare.local.merchant;

import io.aftercare.events.Money;
import io.aftercare.events.Segments;
import java.util.ArrayList;
import java.util.List;

/** What the merchant sells and whom it works with: products of classes in batches, warehouses, carriers, regions, channels. */
final class Range {
    static final List<String> CLASSES = List.of("electronics", "clothing", "appliance", "beauty", "toys");
    static final List<String> WAREHOUSES = List.of("w1", "w2", "w3", "w4");
    static final List<String> CARRIERS = List.of("carrier-a", "carrier-b", "carrier-c", "carrier-d");
    static final List<String> REGIONS = List.of("CN-GD", "CN-ZJ", "CN-BJ", "CN-SC", "CN-HB", "CN-SH");
    static final List<String> CHANNELS = List.of("web", "app", "phone", "email");
    private static final int BATCHES = 3;

    private final List<String> products = new ArrayList<>();

    Range(int count) {
        for (int i = 1; i <= count; i++) {
            products.add("SKU-" + (1000 + i));
        }
    }

    List<String> products() {
        return products;
    }

    List<String> batches(String sku) {
        List<String> batches = new ArrayList<>();
        for (int i = 1; i <= BATCHES; i++) {
            batches.add(sku + "-L" + i);
        }
        return batches;
    }

    String classOf(String sku) {
        return CLASSES.get(products.indexOf(sku) % CLASSES.size());
    }

    Segments any(Draws draws) {
        String sku = draws.one(products);
        return of(sku, draws.one(batches(sku)), draws);
    }

    Segments of(String sku, String batch, Draws draws) {
        return new Segments(
                sku,
                classOf(sku),
                batch,
                draws.one(WAREHOUSES),
                draws.one(CARRIERS),
                draws.one(REGIONS),
                draws.one(CHANNELS),
                null);
    }

    Money price(String sku) {
        return Money.of(String.valueOf(49 + 37 * (products.indexOf(sku) % 19)), "CNY");
    }
}
