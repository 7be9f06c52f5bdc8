package io.aftercare.policy.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.policy.Grade;
import io.aftercare.policy.Money;
import io.aftercare.policy.OptionKind;
import io.aftercare.policy.Reason;
import io.aftercare.policy.Text;
import io.aftercare.policy.condition.Rule;
import io.aftercare.policy.condition.Vocabulary;
import io.aftercare.policy.time.Deadline.Act;
import io.aftercare.policy.time.Period;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Understands the clauses of one pack; what it cannot, it adds to the faults. */
final class ClauseReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Edition edition;
    private final Currency currency;
    private final Map<String, Text> laws;
    private final Faults faults;

    ClauseReader(Edition edition, Currency currency, Map<String, Text> laws, Faults faults) {
        this.edition = edition;
        this.currency = currency;
        this.laws = laws;
        this.faults = faults;
    }

    List<Clause> read(JsonNode clauses) {
        List<Clause> read = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int number = 0;
        for (JsonNode node : clauses) {
            number++;
            String id = node.path("id").asText("");
            if (!ID.matcher(id).matches()) {
                faults.add("number " + number, "id", "an id has small letters, digits and hyphens, as no-reason");
            } else if (!ids.add(id)) {
                faults.add(id, "id", "stands twice");
            } else {
                try {
                    read.add(clause(PackFormat.YAML.treeToValue(node, ClauseText.class)));
                } catch (JsonProcessingException e) {
                    faults.add(id, e);
                }
            }
        }
        return read;
    }

    private Clause clause(ClauseText text) {
        require(text.id(), "title", text.title());
        require(text.id(), "text", text.text());
        if (text.law().isEmpty() && !text.house()) {
            faults.add(text.id(), "law", "say which law it rests on, or house: true for a promise of the seller");
        }
        boolean exception = !text.bars().isEmpty();
        if (exception == !text.gives().isEmpty()) {
            faults.add(text.id(), "gives", "a clause either gives options or bars other clauses");
        }
        if (exception
                && (text.within() != null
                        || !text.requires().isEmpty()
                        || !text.asks().isEmpty())) {
            faults.add(text.id(), "bars", "a clause that bars others has no within, requires or asks");
        }
        if (!exception && !text.unless().isEmpty()) {
            faults.add(text.id(), "unless", "only a clause that bars others has an unless; see requires");
        }
        Rule applies = rule(text.id(), "applies", text.applies());
        return new Clause(
                text.id(),
                edition,
                text.title(),
                text.text(),
                text.house(),
                text.law().stream()
                        .map(law -> source(text.id(), law))
                        .filter(Objects::nonNull)
                        .toList(),
                applies,
                text.within(),
                provisos(text.id(), "requires", text.requires()),
                asks(text),
                losingOnlyWithoutReason(
                        text,
                        applies,
                        terms(text.id(), text.gives(), !text.law().isEmpty() && !text.house())),
                text.bars(),
                provisos(text.id(), "unless", text.unless()));
    }

    /** A clause that may speak of faults deducts nothing, and one that deducts asks to see why. */
    private Map<OptionKind, Terms> losingOnlyWithoutReason(
            ClauseText text, Rule applies, Map<OptionKind, Terms> terms) {
        if (terms.values().stream().allMatch(it -> it.depreciation().isEmpty())) {
            return terms;
        }
        if (applies == null || !applies.demands(Vocabulary.REASON, Reason.NO_REASON.code())) {
            faults.add(
                    text.id(),
                    "depreciation",
                    "only what comes back without a reason may lose of its price: say applies: reason == 'no_reason'");
        }
        if (text.asks().isEmpty()) {
            faults.add(text.id(), "depreciation", "asks is missing: nothing is deducted without evidence");
        }
        return terms;
    }

    private List<Ask> asks(ClauseText text) {
        List<Ask> asks = new ArrayList<>();
        for (ClauseText.AskText ask : text.asks()) {
            if (ask.evidence() == null) {
                faults.add(text.id(), "asks", "say which evidence");
            }
            Rule when = ask.when() == null ? null : rule(text.id(), "asks." + ask.evidence(), ask.when());
            asks.add(new Ask(ask.evidence(), when, ask.notWithin()));
        }
        return List.copyOf(asks);
    }

    /** @param byLaw only a law makes a seller pay more than was paid */
    Map<OptionKind, Terms> terms(String clause, Map<OptionKind, ClauseText.TermsText> given, boolean byLaw) {
        Map<OptionKind, Terms> terms = new EnumMap<>(OptionKind.class);
        given.forEach((kind, text) -> {
            String field = "gives." + kind.code();
            ClauseText.TermsText said = text == null
                    ? new ClauseText.TermsText(null, null, null, false, null, null, null, null, null, null, null)
                    : text;
            boolean goesBack =
                    kind == OptionKind.RETURN_AND_REFUND || kind == OptionKind.EXCHANGE || kind == OptionKind.REPAIR;
            if (goesBack == (said.returnFreight() == null)) {
                faults.add(
                        clause,
                        field,
                        goesBack
                                ? "return_freight is missing: say who pays the way back"
                                : "return_freight is given, but nothing goes back");
            }
            Map<Act, Period> duties = new EnumMap<>(Act.class);
            put(duties, Act.SEND_BACK, said.sendBackWithin());
            put(duties, Act.REFUND, said.refundWithin());
            put(duties, Act.SHIP, said.shipWithin());
            put(duties, Act.REPAIR, said.repairWithin());
            put(duties, Act.ISSUE, said.issueWithin());
            Compensation compensation = said.compensation() == null
                    ? null
                    : faults.checked(clause, field + ".compensation", () -> compensation(said.compensation()));
            if (compensation != null && (compensation.punitive() || compensation.yearly()) && !byLaw) {
                faults.add(clause, field + ".compensation", "punitive and yearly_percent need a law behind the clause");
            }
            terms.put(
                    kind,
                    new Terms(
                            said.refund() == null ? Terms.Basis.NOTHING : said.refund(),
                            said.outboundFreight() == null ? Terms.Outbound.KEPT : said.outboundFreight(),
                            said.returnFreight(),
                            said.couponsBack(),
                            compensation,
                            depreciation(clause, field, said),
                            duties));
        });
        return terms;
    }

    private Map<Grade, Integer> depreciation(String clause, String field, ClauseText.TermsText said) {
        if (said.depreciation() == null || said.depreciation().isEmpty()) {
            return Map.of();
        }
        if (said.refund() != Terms.Basis.PRICE || said.returnFreight() == null) {
            faults.add(
                    clause, field + ".depreciation", "only goods that come back for their price can have lost of it");
        }
        requireRising(clause, field + ".depreciation", said.depreciation());
        return Map.copyOf(said.depreciation());
    }

    /** What is found worse loses no less. */
    void requireRising(String clause, String field, Map<Grade, Integer> depreciation) {
        int before = 0;
        for (Map.Entry<Grade, Integer> grade : new TreeMap<>(depreciation).entrySet()) {
            int percent = grade.getValue() == null ? -1 : grade.getValue();
            if (percent < before || percent > 100 || grade.getKey() == Grade.A && percent > 0) {
                faults.add(
                        clause,
                        field + "." + grade.getKey().code(),
                        "percent of the price, 0 to 100: nothing for a, which is as new, and no less than a better grade");
            }
            before = Math.max(before, percent);
        }
    }

    private Compensation compensation(ClauseText.CompensationText text) {
        if ((text.percent() == null) == (text.yearlyPercent() == null)) {
            throw new IllegalArgumentException("say either percent, of the price, or yearly_percent, of interest");
        }
        boolean yearly = text.percent() == null;
        return new Compensation(
                yearly ? text.yearlyPercent() : text.percent(),
                yearly,
                money(text.atLeast()),
                money(text.atMost()),
                text.punitive());
    }

    Money money(String amount) {
        return amount == null ? null : Money.of(amount, currency.getCurrencyCode());
    }

    private static void put(Map<Act, Period> duties, Act act, Period period) {
        if (period != null) {
            duties.put(act, period);
        }
    }

    private List<Proviso> provisos(String clause, String field, List<ClauseText.ProvisoText> texts) {
        List<Proviso> provisos = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (ClauseText.ProvisoText text : texts) {
            if (text.id() == null || !ids.add(text.id())) {
                faults.add(clause, field, "each has an id of its own");
            }
            require(clause, field + "." + text.id() + ".text", text.text());
            provisos.add(new Proviso(text.id(), rule(clause, field + "." + text.id(), text.check()), text.text()));
        }
        return List.copyOf(provisos);
    }

    private Rule rule(String clause, String field, String condition) {
        return faults.checked(clause, field, () -> Rule.of(condition));
    }

    private Source source(String clause, String cited) {
        int space = cited.indexOf(' ');
        Text law = laws.get(space < 0 ? cited : cited.substring(0, space));
        if (space < 0 || law == null) {
            faults.add(
                    clause, "law", "\"%s\" is not a law of this pack and an article, as in: crpl 25".formatted(cited));
            return null;
        }
        String article = cited.substring(space + 1).strip();
        return new Source(
                cited.substring(0, space),
                article,
                new Text("《%s》第%s条".formatted(law.zh(), article), "%s, art. %s".formatted(law.en(), article)));
    }

    private void require(String clause, String field, Text text) {
        if (text == null) {
            faults.add(clause, field, "is missing: every clause speaks zh and en");
        }
    }
}
