package io.aftercare.local.launcher.load;

import io.aftercare.local.launcher.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Makes old what was left open: a case that nobody settles runs out of time, and the service tells of it. So such templates
 * are put some days back, and the service is given the time to find that out.
 */
final class AgedTemplates {
    private static final List<Long> DAYS = List.of(3L, 20L, 60L);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long FIRST_NUMBER = 900_001;

    private final Database database;
    private final Tables tables;
    private final BundleReader reader;

    AgedTemplates(Database database, Tables tables, BundleReader reader) {
        this.database = database;
        this.tables = tables;
        this.reader = reader;
    }

    /** @return the bundles by their age in days, those that were just played at 0 */
    Map<Long, List<Bundle>> of(List<Template> templates) {
        Map<Long, List<Bundle>> byAge = new TreeMap<>();
        List<Bundle> fresh = templates.stream().map(reader::read).toList();
        byAge.put(0L, fresh);
        Map<Long, List<Template>> aged = new TreeMap<>();
        UUID customer = UUID.fromString(database.query(
                        "select id::text from ticket.customer where tenant = '" + Template.TENANT + "'",
                        row -> row.getString(1))
                .getFirst());
        try (BulkTables bulk = new BulkTables(database, tables)) {
            long number = FIRST_NUMBER;
            for (long days : DAYS) {
                for (int i = 0; i < templates.size(); i++) {
                    Template template = templates.get(i);
                    if (!template.plot().ending().settled()) {
                        Copy copy = older(days, number++, customer);
                        bulk.write(fresh.get(i), copy);
                        aged.computeIfAbsent(days, none -> new ArrayList<>())
                                .add(new Template(
                                        template.plot(),
                                        copy.id(UUID.fromString(template.conversation()))
                                                .toString()));
                    }
                }
            }
            bulk.flush();
        }
        awaitNothingDue(database);
        aged.forEach(
                (days, some) -> byAge.put(days, some.stream().map(reader::read).toList()));
        return byAge;
    }

    private static Copy older(long days, long number, UUID customer) {
        return new Copy(
                number,
                -Duration.ofDays(days).toMillis(),
                Template.TENANT,
                customer,
                Template.CUSTOMER,
                Template.ORDER,
                Template.AGENT,
                number,
                Collections.nCopies(LoadOptions.MOST_MESSAGES, "to be replaced"),
                "to be replaced");
    }

    /** Waits until the service has told of every term and promise that has run out. */
    static void awaitNothingDue(Database database) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (due(database) > 0) {
            if (Instant.now().isAfter(deadline)) {
                throw new LoadFailed("after " + PATIENCE.toMinutes() + " minutes the service has still to tell of "
                        + due(database) + " terms and promises that ran out.");
            }
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LoadFailed("interrupted", e);
            }
        }
    }

    private static long due(Database database) {
        return database.count("select (select count(*) from ticket.cases where sla_next_at <= now())"
                + " + (select count(*) from ticket.promise where state = 'open' and due_at <= now())");
    }
}
