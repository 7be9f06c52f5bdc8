package io.aftercare.ticket.triage;

import io.aftercare.web.Problems;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which answers a person approves before the customer reads them: a merchant's rules, by intent and confidence. An
 * answer that no rule names goes out by itself.
 */
public record ApprovalRules(List<Rule> rules) {
    public static final ApprovalRules NONE = new ApprovalRules(List.of());

    private static final int MOST = 100;

    public ApprovalRules {
        if (rules == null || rules.size() > MOST || rules.stream().anyMatch(rule -> rule == null)) {
            throw Problems.invalid("rules-invalid", "rules is a list of at most " + MOST + " rules.");
        }
        rules = List.copyOf(rules);
    }

    /**
     * @param intents leaves such as {@code refund.how_long}, groups such as {@code refund.*}, or {@code *} for all
     * @param below only where the best intent's confidence is less than this, from 0 to 1; whatever it is where absent
     */
    public record Rule(List<String> intents, Double below) {
        private static final Pattern NAMED = Pattern.compile("\\*|[a-z0-9_]+\\.(\\*|[a-z0-9_]+)");

        public Rule {
            if (intents == null
                    || intents.isEmpty()
                    || intents.size() > MOST
                    || intents.stream()
                            .anyMatch(intent ->
                                    intent == null || !NAMED.matcher(intent).matches())) {
                throw Problems.invalid(
                        "intents-invalid", "A rule names intents such as refund.how_long, refund.* or *.");
            }
            if (below != null && !(below > 0 && below <= 1)) {
                throw Problems.invalid("below-invalid", "below is a confidence above 0 and at most 1.");
            }
            intents = List.copyOf(intents);
        }

        boolean names(Understanding.Intent best) {
            return (below == null || best.confidence() < below)
                    && intents.stream().anyMatch(named -> matches(named, best.name()));
        }

        private static boolean matches(String named, String intent) {
            return named.equals("*")
                    || named.equals(intent)
                    || (named.endsWith(".*") && intent.startsWith(named.substring(0, named.length() - 1)));
        }
    }

    /** Whether a person is to see the answer first; what was not understood has no answer to see. */
    boolean apply(Optional<Understanding> understanding) {
        return understanding
                .flatMap(Understanding::bestIntent)
                .filter(best -> rules.stream().anyMatch(rule -> rule.names(best)))
                .isPresent();
    }
}
