package io.aftercare.policy;

import io.aftercare.policy.pack.Clause;
import io.aftercare.policy.pack.Pack;
import io.aftercare.policy.pack.Terms;
import io.aftercare.policy.time.Deadline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decides by one pack what a customer is entitled to. The same facts give the same decision, byte for byte: nothing here
 * reads a clock, a random number or another system.
 */
public final class Policy {
    private final Pack pack;
    private final Rules rules;

    public Policy(Pack pack) {
        this.pack = pack;
        this.rules = new Rules(pack);
    }

    public Pack pack() {
        return pack;
    }

    /** @throws FactsRefused when order and request contradict each other */
    public Decision decide(OrderFacts order, Request request, CustomerHistory customer) {
        if (!order.currency().equals(pack.currency())) {
            throw new FactsRefused("order %s is in %s, but %s decides in %s"
                    .formatted(order.id(), order.currencyCode(), pack.edition(), pack.currency()));
        }
        Situation situation = new Situation(order, request, customer, pack.count());
        List<Option> options = Stream.of(OptionKind.values())
                .flatMap(kind -> options(kind, situation))
                .toList();
        return new Decision(
                Stream.of(pack.edition(), pack.over()).filter(it -> it != null).toList(),
                order.id(),
                request.at(),
                pack.count().zone(),
                request.wants(),
                request.reason(),
                request.condition(),
                ranked(options));
    }

    /**
     * What goes back for goods of an order that were inspected, by what holds for a customer who asked then.
     *
     * @throws FactsRefused when order and units contradict each other
     */
    public InspectedRefund inspected(
            OrderFacts order, List<InspectedRefund.Unit> units, Instant askedAt, CustomerHistory customer) {
        return InspectedRefund.of(this, order, units, askedAt, customer);
    }

    /** What every clause that spoke said, whether it decided or not. */
    public List<Heard> heard(OrderFacts order, Request request, CustomerHistory customer) {
        Situation situation = new Situation(order, request, customer, pack.count());
        return Stream.of(OptionKind.values())
                .flatMap(kind -> situation.items().stream()
                        .flatMap(item -> rules.verdicts(kind, situation, item).stream()
                                .map(verdict -> heard(kind, item, verdict))))
                .toList();
    }

    private static Heard heard(OptionKind kind, Situation.Item item, Verdict verdict) {
        return new Heard(
                kind,
                item.line().sku(),
                verdict.clause().id(),
                verdict.allowed(),
                verdict.cited().id(),
                verdict.spared().stream().map(Clause::id).toList());
    }

    /** Items to which the same clause gives the same answer until the same time are one option. */
    private record Answer(
            Clause clause, Clause cited, boolean allowed, Text because, Deadline until, List<Evidence> evidence) {}

    private Stream<Option> options(OptionKind kind, Situation situation) {
        Map<Answer, List<Situation.Item>> answers = new LinkedHashMap<>();
        for (Situation.Item item : situation.items()) {
            answer(kind, situation, item)
                    .ifPresent(answer -> answers.computeIfAbsent(answer, it -> new ArrayList<>())
                            .add(item));
        }
        return answers.entrySet().stream()
                .map(entry -> entry.getKey().allowed()
                        ? allowed(kind, situation, entry.getKey(), entry.getValue())
                        : refused(kind, situation, entry.getKey(), entry.getValue()));
    }

    /** Empty where no rule speaks of the option and nobody asked for it. */
    private Optional<Answer> answer(OptionKind kind, Situation situation, Situation.Item item) {
        List<Verdict> verdicts = rules.verdicts(kind, situation, item);
        Optional<Verdict> best = verdicts.stream()
                .filter(Verdict::allowed)
                .max(Comparator.comparing((Verdict verdict) -> worth(kind, situation, item, verdict))
                        .thenComparing(verdict -> -verdict.evidence().size())
                        .thenComparing(verdict -> -verdicts.indexOf(verdict)));
        return best.or(() -> nearest(verdicts))
                .map(it -> new Answer(it.clause(), it.cited(), it.allowed(), it.because(), it.until(), it.evidence()))
                .or(() -> kind == situation.request().wants()
                        ? Optional.of(new Answer(null, null, false, null, null, List.of()))
                        : Optional.empty());
    }

    /** Of several refusals the one to tell: a reason other than lateness, else the period that ended last. */
    private static Optional<Verdict> nearest(List<Verdict> refusals) {
        return refusals.stream()
                .filter(verdict -> !verdict.late())
                .findFirst()
                .or(() -> refusals.stream()
                        .max(Comparator.comparing(
                                        (Verdict verdict) -> verdict.until().at())
                                .thenComparing(verdict -> -refusals.indexOf(verdict))));
    }

    /** What a clause's terms are worth to the customer: where several clauses give an option, the kindest counts. */
    private Money worth(OptionKind kind, Situation situation, Situation.Item item, Verdict verdict) {
        Terms terms = verdict.clause().gives().get(kind);
        Money money = new Settlement(situation).amounts(terms, List.of(item)).total();
        return terms.returnFreight() == Payer.SELLER ? money.plus(pack.costs().parcel()) : money;
    }

    private Option allowed(OptionKind kind, Situation situation, Answer answer, List<Situation.Item> items) {
        Terms terms = answer.clause().gives().get(kind);
        Settlement settlement = new Settlement(situation);
        Amounts amounts = settlement.amounts(terms, items);
        List<Deadline> deadlines = Stream.concat(
                        Stream.ofNullable(answer.until()),
                        terms.duties().entrySet().stream()
                                .map(duty -> situation.deadline(duty.getKey(), duty.getValue(), items.getFirst())))
                .toList();
        return new Option(
                kind,
                Outcome.ALLOWED,
                null,
                kind == situation.request().wants(),
                lines(items),
                proof(answer.cited()),
                answer.because(),
                amounts,
                terms.returnFreight(),
                deadlines,
                answer.evidence(),
                settlement.cost(kind, terms, amounts, items, pack.costs()),
                new WhatIf(rules, kind, situation, items).turned(true).orElse(null));
    }

    private Option refused(OptionKind kind, Situation situation, Answer answer, List<Situation.Item> items) {
        Clause cited =
                answer.cited() == null ? rules.giving(kind).stream().findFirst().orElse(null) : answer.cited();
        return new Option(
                kind,
                Outcome.REFUSED,
                null,
                kind == situation.request().wants(),
                lines(items),
                cited == null ? null : proof(cited),
                answer.because() == null
                        ? Words.say(
                                "no-ground",
                                Words.of("option", kind),
                                Words.of("reason", situation.request().reason()))
                        : answer.because(),
                null,
                null,
                Stream.ofNullable(answer.until()).toList(),
                List.of(),
                null,
                new WhatIf(rules, kind, situation, items).turned(false).orElse(null));
    }

    /** What the customer asked for and may have comes first: the choice is theirs by law. Then the seller's cost decides. */
    private static List<Option> ranked(List<Option> options) {
        List<Option> allowed = options.stream()
                .filter(Option::isAllowed)
                .sorted(Comparator.comparing(Option::wanted).reversed().thenComparing(Option::cost))
                .toList();
        return Stream.concat(
                        IntStream.range(0, allowed.size())
                                .mapToObj(n -> allowed.get(n).ranked(n + 1)),
                        options.stream().filter(option -> !option.isAllowed()))
                .toList();
    }

    private static List<Option.Items> lines(List<Situation.Item> items) {
        return items.stream()
                .map(item -> new Option.Items(item.line().sku(), item.quantity()))
                .toList();
    }

    private static Option.Proof proof(Clause clause) {
        return new Option.Proof(
                clause.id(), clause.edition(), clause.house(), clause.title(), clause.text(), clause.sources());
    }
}
