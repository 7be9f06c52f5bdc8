package io.aftercare.local.launcher.load;

import io.aftercare.local.launcher.store.Database;
import io.aftercare.local.launcher.system.Issuer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Some of the loaded cases, drawn at random, and tokens for their tenants. */
record Samples(List<Sample> cases, Map<String, String> tokens) {
    static final String NOTE =
            "What is asked for is drawn from all cases, so most of it by the largest merchant, who has six"
                    + " of ten.";

    private static final int MOST = 2_000;

    /** @param messages how many the customer wrote in the case's conversation */
    record Sample(
            String tenant, String id, String conversation, String number, String kind, String status, int messages) {}

    static Samples of(Database database, Issuer issuer) {
        List<Sample> cases = database.query(
                "select c.tenant, c.id::text, c.conversation_id::text, 'AC-' || c.number, c.kind, c.status, v.message_count"
                        + " from ticket.cases c join ticket.conversation v on v.id = c.conversation_id"
                        + " where c.tenant <> '" + Template.TENANT + "' order by hashtextextended(c.id::text, 7) limit "
                        + MOST,
                row -> new Sample(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getInt(7)));
        Map<String, String> tokens = new HashMap<>();
        cases.forEach(it -> tokens.computeIfAbsent(
                it.tenant(), tenant -> issuer.token("agent", tenant, "agent-1", LoadRun.TOKENS)));
        return new Samples(cases, tokens);
    }

    Sample any(SplittableRandom chance) {
        return cases.get(chance.nextInt(cases.size()));
    }

    String token(String tenant) {
        return tokens.get(tenant);
    }
}
