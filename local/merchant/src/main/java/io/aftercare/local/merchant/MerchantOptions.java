package io.aftercare.local.merchant;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Which merchant is simulated. The same options give the same events, byte for byte.
 *
 * @param end what would happen after it does not happen
 * @param cases how many are opened in all, besides those about a defective batch
 * @param products how many the merchant sells, each in three batches
 */
public record MerchantOptions(
        String tenant, Instant end, int days, int cases, int products, long seed, Set<Plant> plants) {
    public MerchantOptions {
        if (days < 1 || days > 3650) {
            throw new IllegalArgumentException("A merchant is simulated for 1 to 3650 days, not " + days + ".");
        }
        if (cases < 1) {
            throw new IllegalArgumentException("A merchant has at least one case, not " + cases + ".");
        }
        if (products < 1) {
            throw new IllegalArgumentException("A merchant sells at least one product, not " + products + ".");
        }
        plants = Set.copyOf(plants);
    }

    public Instant start() {
        return end.minus(Duration.ofDays(days));
    }

    boolean has(Plant plant) {
        return plants.contains(plant);
    }

    public MerchantOptions with(Set<Plant> others) {
        return new MerchantOptions(tenant, end, days, cases, products, seed, others);
    }

    public MerchantOptions with(long otherSeed) {
        return new MerchantOptions(tenant, end, days, cases, products, otherSeed, plants);
    }
}
