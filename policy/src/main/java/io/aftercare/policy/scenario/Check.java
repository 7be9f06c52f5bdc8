package io.aftercare.policy.scenario;

import io.aftercare.policy.Amounts;
import io.aftercare.policy.Counterfactual.Change;
import io.aftercare.policy.Decision;
import io.aftercare.policy.FactsRefused;
import io.aftercare.policy.Heard;
import io.aftercare.policy.Money;
import io.aftercare.policy.Option;
import io.aftercare.policy.OptionKind;
import io.aftercare.policy.Policy;
import io.aftercare.policy.time.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides a scenario and compares what comes out with what it expects. */
public final class Check {
    private final Policy policy;

    public Check(Policy policy) {
        this.policy = policy;
    }

    public ScenarioResult run(Scenario scenario) {
        List<String> differences = new ArrayList<>();
        try {
            Decision decision = policy.decide(scenario.order(), scenario.request(), scenario.customer());
            List<Heard> heard = policy.heard(scenario.order(), scenario.request(), scenario.customer());
            scenario.then()
                    .forEach((kind, all) ->
                            all.forEach(expected -> compare(kind, expected, decision, heard, differences)));
        } catch (FactsRefused e) {
            differences.add("the facts were refused: " + e.getMessage());
        }
        return new ScenarioResult(scenario.id(), scenario.title(), List.copyOf(differences));
    }

    private static void compare(
            OptionKind kind, Expected expected, Decision decision, List<Heard> heard, List<String> differences) {
        List<Option> options = decision.options().stream()
                .filter(option -> option.kind() == kind)
                .toList();
        if (expected.absent() != null) {
            if (!options.isEmpty()) {
                differences.add("%s: expected not to be mentioned, but was %s".formatted(kind.code(), told(options)));
            }
            return;
        }
        Optional<Option> found = options.stream()
                .filter(option -> option.isAllowed() == (expected.allowed() != null))
                .filter(option -> isCited(option, expected, heard))
                .filter(option -> expected.lines() == null || lines(option).equals(expected.lines()))
                .findFirst();
        if (found.isEmpty()) {
            differences.add("%s: expected %s by %s%s, but was %s"
                    .formatted(
                            kind.code(),
                            expected.allowed() == null ? "refused" : "allowed",
                            expected.clause(),
                            expected.lines() == null ? "" : " for " + expected.lines(),
                            told(options)));
            return;
        }
        compare(kind.code(), expected, found.get(), differences);
        if (expected.despite() != null
                && heard.stream()
                        .noneMatch(it ->
                                it.kind() == kind && it.allowed() && it.spared().contains(expected.despite()))) {
            differences.add(kind.code() + ": the exception " + expected.despite() + " did not speak of the case");
        }
    }

    private static boolean isCited(Option option, Expected expected, List<Heard> heard) {
        boolean ground = heard.stream().anyMatch(it -> it.kind() == option.kind());
        if (Expected.NO_GROUND.equals(expected.refused())) {
            return !ground;
        }
        return ground && option.clause() != null && option.clause().id().equals(expected.clause());
    }

    private static void compare(String kind, Expected expected, Option option, List<String> differences) {
        Amounts amounts = option.amounts();
        Values values = new Values(kind, differences);
        values.same(
                "refund",
                expected.refund(),
                amounts == null ? null : amounts.refund().amount());
        values.same(
                "outbound_freight",
                expected.outboundFreight(),
                amounts == null ? null : amounts.freight().amount());
        values.same(
                "compensation",
                expected.compensation(),
                amounts == null ? null : amounts.compensation().amount());
        values.same("deducted", expected.deducted(), amounts == null ? null : deducted(amounts));
        values.same("return_freight", expected.returnFreight(), option.returnFreight());
        values.same("rank", expected.rank(), option.rank());
        values.same("asks", expected.asks(), option.evidence());
        Deadline until = option.deadlines().stream()
                .filter(deadline -> deadline.act() == Deadline.Act.ASK)
                .findFirst()
                .orElse(null);
        values.same("until", expected.until(), until == null ? null : until.lastDay());
        values.same("until_at", expected.untilAt(), until == null ? null : until.at());
        if (expected.due() != null) {
            values.same(
                    "due",
                    expected.due(),
                    option.deadlines().stream()
                            .filter(deadline ->
                                    expected.due().containsKey(deadline.act().code()) && deadline.lastDay() != null)
                            .collect(Collectors.toMap(deadline -> deadline.act().code(), Deadline::lastDay)));
        }
        if (expected.payments() != null) {
            values.same(
                    "payments",
                    expected.payments(),
                    amounts == null
                            ? null
                            : amounts.payments().stream()
                                    .collect(Collectors.toMap(
                                            Amounts.Part::method,
                                            part -> part.amount().amount())));
        }
        values.same("coupons", expected.coupons(), amounts == null ? null : amounts.coupons());
        if (expected.instead() != null) {
            values.same(
                    "instead",
                    expected.instead(),
                    option.counterfactual() == null
                            ? Map.of()
                            : option.counterfactual().changes().stream()
                                    .collect(Collectors.toMap(
                                            change -> change.fact().code(), Change::to)));
        }
    }

    private static String deducted(Amounts amounts) {
        return amounts.deductions().stream()
                .map(Amounts.Deduction::amount)
                .reduce(Money.zero(amounts.refund().currency()), Money::plus)
                .amount();
    }

    private record Values(String kind, List<String> differences) {
        void same(String what, Object expected, Object actual) {
            if (expected != null && !Objects.equals(expected, actual)) {
                differences.add("%s: %s expected %s, but was %s".formatted(kind, what, expected, actual));
            }
        }
    }

    private static Map<String, Integer> lines(Option option) {
        return option.lines().stream().collect(Collectors.toMap(Option.Items::sku, Option.Items::quantity));
    }

    private static String told(List<Option> options) {
        return options.isEmpty()
                ? "not mentioned"
                : options.stream()
                        .flatMap(option -> Stream.of("%s by %s for %s"
                                .formatted(
                                        option.outcome().code(),
                                        option.clause() == null
                                                ? "no clause"
                                                : option.clause().id(),
                                        lines(option))))
                        .collect(Collectors.joining("; "));
    }
}
