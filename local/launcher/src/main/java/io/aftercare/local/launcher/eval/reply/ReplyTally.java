package io.aftercare.local.launcher.eval.reply;

import io.aftercare.local.launcher.eval.reply.Auditor.Finding;
import io.aftercare.local.launcher.play.Latency;
import io.aftercare.reply.Reply;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the audit of all replies came to. */
final class ReplyTally {
    private static final int MOST_SHOWN = 12;

    private final Map<Auditor.Kind, Integer> findings = new EnumMap<>(Auditor.Kind.class);
    private final List<String> shown = new ArrayList<>();
    private final List<String> unlike = new ArrayList<>();
    private final Latency composing = new Latency();
    private int adversarial;
    private int sentences;
    private int pairs;
    private Customers.Result customers;

    void reply(Reply reply, List<Finding> found, boolean hostile) {
        adversarial += hostile ? 1 : 0;
        sentences += reply.sentences().size();
        composing.recordMillis(reply.millis());
        for (Finding finding : found) {
            findings.merge(finding.kind(), 1, Integer::sum);
            if (shown.size() < MOST_SHOWN) {
                shown.add(finding.kind() + " " + finding.what() + " in: " + finding.sentence());
            }
        }
    }

    void pair(boolean alike, String scenario) {
        pairs++;
        if (!alike) {
            unlike.add(scenario);
        }
    }

    void customers(Customers.Result result) {
        customers = result;
        result.findings().forEach(finding -> {
            findings.merge(finding.kind(), 1, Integer::sum);
            shown.add(finding.kind() + " " + finding.what() + " in: " + finding.sentence());
        });
    }

    ReplyReport report() {
        return new ReplyReport(
                (int) composing.count(),
                adversarial,
                sentences,
                Map.copyOf(findings),
                pairs,
                unlike,
                customers,
                composing.percentile(95),
                shown);
    }
}
