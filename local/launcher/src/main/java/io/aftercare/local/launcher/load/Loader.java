package io.aftercare.local.launcher.load;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Writes copies of bundles, the oldest first, as time would have done. */
final class Loader {
    static final long FIRST_NUMBER = 1_000_001;

    private static final Duration HISTORY = Duration.ofDays(365);

    /** The templates have just been played; nothing may lie in the future. */
    private static final Duration YOUNGEST = Duration.ofMinutes(30);

    private final LoadOptions options;
    private final Vocabulary vocabulary;
    private final Tenants tenants;
    private final Map<Plot, NavigableMap<Long, Bundle>> byAge = new HashMap<>();
    private final Instant now;

    /** @param bundles by how many days ago they were opened */
    Loader(LoadOptions options, Vocabulary vocabulary, Map<Long, List<Bundle>> bundles, Instant now) {
        this.options = options;
        this.vocabulary = vocabulary;
        this.tenants = new Tenants(options.cases());
        this.now = now;
        bundles.forEach((age, some) -> some.forEach(bundle ->
                byAge.computeIfAbsent(bundle.plot(), none -> new TreeMap<>()).put(age, bundle)));
    }

    /** Writes some of the cases, from the first to before the last number. */
    void load(BulkTables tables, long first, long last) {
        for (long number = first; number < last; number++) {
            SplittableRandom chance = new SplittableRandom(Copy.mix(options.seed() ^ Copy.mix(number)));
            Instant opened = opened(number);
            long age = Duration.between(opened, now).toDays();
            Plot plot = Plot.drawn(age, chance);
            Bundle bundle = byAge.get(plot).floorEntry(age).getValue();
            tables.write(bundle, copy(number, plot, opened.toEpochMilli() - bundle.openedMillis(), chance));
        }
        tables.flush();
    }

    private Instant opened(long number) {
        double part = (number + 1.0) / options.cases();
        return now.minus(YOUNGEST).minus(Duration.ofMillis((long) (HISTORY.toMillis() * (1 - part))));
    }

    private Copy copy(long number, Plot plot, long shift, SplittableRandom chance) {
        int tenant = Tenants.drawn(chance);
        int customer = tenants.drawnCustomer(tenant, chance);
        String order = "O" + (100_000_000L + Math.floorMod(Copy.mix(number), 900_000_000L));
        List<String> texts = new ArrayList<>();
        texts.add(vocabulary.request(plot, order, chance));
        for (int more = messages(number); more > 1; more--) {
            texts.add(vocabulary.more(plot, order, chance));
        }
        return new Copy(
                Copy.mix(options.seed()) + number,
                shift,
                Tenants.name(tenant),
                Tenants.customer(tenant, customer),
                Tenants.customerId(tenant, customer),
                order,
                Tenants.drawnAgent(chance),
                FIRST_NUMBER + number,
                texts,
                vocabulary.note(plot, chance));
    }

    /** Of two that follow each other, one has as many more than the average as the other has fewer: the sum is exact. */
    private int messages(long number) {
        int average = average(number);
        if (number % 2 == 0 && number + 1 == options.cases()) {
            return average;
        }
        long pair = number / 2;
        int most = Math.max(0, Math.min(average(2 * pair) - 3, 7 - average(2 * pair)));
        int apart = (int) Math.floorMod(Copy.mix(options.seed() + pair), 2L * most + 1) - most;
        return number % 2 == 0 ? average + apart : average - apart;
    }

    private int average(long number) {
        return (int) (until(number + 1) - until(number));
    }

    private long until(long number) {
        return Math.multiplyExact(options.messages(), number) / options.cases();
    }

    void loadCustomers(BulkTables tables) {
        Instant known = now.minus(HISTORY).minus(HISTORY);
        for (int tenant = 0; tenant < Tenants.COUNT; tenant++) {
            StringBuilder rows = new StringBuilder();
            for (int number = 0; number < tenants.customers(tenant); number++) {
                rows.append(Tenants.customer(tenant, number))
                        .append('\t')
                        .append(Tenants.name(tenant))
                        .append('\t')
                        .append(Tenants.customerId(tenant, number))
                        .append('\t')
                        .append(known)
                        .append('\n');
            }
            tables.send(
                    "copy ticket.customer (id, tenant, external_id, created_at) from stdin",
                    new StringReader(rows.toString()));
        }
    }
}
