package io.aftercare.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.aftercare.policy.OrderFacts.Coupon;
import io.aftercare.policy.OrderFacts.Line;
import io.aftercare.policy.OrderFacts.Payment;
import io.aftercare.policy.pack.OverlayReader;
import io.aftercare.policy.pack.ShippedPacks;
import io.aftercare.policy.scenario.Scenario;
import io.aftercare.policy.scenario.ShippedScenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyTest {
    private static final ShippedPacks PACKS = ShippedPacks.load();
    private static final Policy CHINA = new Policy(PACKS.pack("cn-default").orElseThrow());
    private static final Instant RECEIVED = Instant.parse("2026-03-02T02:00:00Z");
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    @Property(tries = 500)
    void amountsNeverExceedWhatWasPaidUnlessALawGivesMore(@ForAll @IntRange(min = 0) int seed) {
        Random chance = new Random(seed);
        OrderFacts order = order(chance);
        Money paid = order.total();

        for (Option option :
                CHINA.decide(order, request(chance), CustomerHistory.NONE).allowed()) {
            Amounts amounts = option.amounts();
            Money parts = amounts.payments().stream()
                    .map(Amounts.Part::amount)
                    .reduce(Money.zero(paid.currency()), Money::plus);
            assertThat(parts).isEqualTo(amounts.refund());
            assertThat(amounts.refund()).isLessThanOrEqualTo(paid);
            assertThat(amounts.freight()).isLessThanOrEqualTo(order.freight());
            if (option.clause().house()) {
                assertThat(amounts.total()).isLessThanOrEqualTo(paid);
            }
        }
    }

    /** 365 days at 3 % a year: 3.00 of 100.00; the law gives an invoice, the shop says by when. */
    @Test
    void interestIsCountedByDaysAndWhatTheShopAddsToTheLawIsTold() {
        Instant paid = RECEIVED.minus(Duration.ofDays(400));
        Money price = cny(10_000);
        OrderFacts order = new OrderFacts(
                "B1",
                "lin-xiao",
                OrderFacts.Status.UNSHIPPED,
                paid,
                paid,
                paid.plus(Duration.ofDays(2)),
                null,
                null,
                null,
                "CNY",
                null,
                null,
                List.of(new Line("lamp", ProductClass.HOME, 1, price, 0, 0, 0, true, false, false, price)),
                List.of(new Payment("card", price, null)),
                null,
                null,
                null);

        Option refund = CHINA.decide(
                        order,
                        new Request(OptionKind.REFUND, null, Reason.LATE, null, paid.plus(Duration.ofDays(365)), null),
                        CustomerHistory.NONE)
                .allowed()
                .getFirst();
        Option invoice = CHINA.decide(
                        order,
                        new Request(OptionKind.INVOICE, null, Reason.INVOICE_NEEDED, null, paid, null),
                        CustomerHistory.NONE)
                .allowed()
                .getFirst();

        assertThat(refund.amounts().compensation()).isEqualTo(Money.of("3.00", "CNY"));
        assertThat(invoice.clause().house()).isFalse();
        assertThat(invoice.deadlines().getFirst().period().house()).isTrue();
        assertThat(refund.deadlines().getFirst().period().house()).isNull();
    }

    /** Of three that came back one is as new: the law takes that one back, Kind Shop the others too, for less. */
    @Test
    void whatWasInspectedIsDecidedByHowEachWasFound() throws IOException {
        Policy kind = new Policy(new OverlayReader(PACKS::pack)
                .read(
                        "kind-shop.yaml",
                        Files.readString(Path.of(System.getProperty("aftercare.root", ".."))
                                .resolve("docs/policy/kind-shop.yaml"))));
        OrderFacts order = shirts();
        List<InspectedRefund.Unit> found = List.of(
                unit(1, Grade.C, Reason.NO_REASON),
                unit(1, Grade.A, Reason.NO_REASON),
                unit(1, Grade.B, Reason.NO_REASON));

        InspectedRefund byLaw = CHINA.inspected(order, found, RECEIVED, CustomerHistory.NONE);
        InspectedRefund byShop = kind.inspected(order, found, RECEIVED, CustomerHistory.NONE);

        assertThat(byLaw.amount()).isEqualTo(cny(3_333));
        assertThat(byLaw.parts())
                .extracting(
                        InspectedRefund.Part::grade,
                        part -> part.option().outcome(),
                        part -> part.option().clause().id())
                .containsExactly(
                        tuple(Grade.A, Outcome.ALLOWED, "no-reason"),
                        tuple(Grade.B, Outcome.REFUSED, "no-reason"),
                        tuple(Grade.C, Outcome.REFUSED, "no-reason"));
        assertThat(byShop.parts())
                .extracting(part -> part.option().clause().id())
                .containsExactly("no-reason", "used-return", "used-return");
        // 33.33 whole, 33.33 less 20 %, 33.34 less 50 %: each fen of the price is one shirt's.
        assertThat(byShop.amount()).isEqualTo(cny(3_333 + 2_666 + 1_667));
    }

    @Test
    void whatWasFoundFaultyComesBackWholeWhateverItsGradeAndWhenever() {
        InspectedRefund late = CHINA.inspected(
                shirts(),
                List.of(new InspectedRefund.Unit(
                        "shirt", 3, Grade.D, Reason.DEFECT, EnumSet.of(Evidence.INSPECTION_REPORT))),
                RECEIVED.plus(Duration.ofDays(60)),
                CustomerHistory.NONE);

        assertThat(late.amount()).isEqualTo(cny(10_000));
        assertThat(late.parts().getFirst().option().clause().id()).isEqualTo("found-substandard");
    }

    /** Two looks at the same shirts, or two lines of them in one order, are not two items. */
    @Test
    void whatWasInspectedInSeveralGoesOrBoughtInSeveralLinesAddsUp() {
        OrderFacts twice = with(shirts(), line("shirt", 1, 4_000), line("shirt", 2, 4_000));
        List<InspectedRefund.Unit> inGoes =
                List.of(unit(1, Grade.A, Reason.NO_REASON), unit(1, Grade.A, Reason.NO_REASON));

        InspectedRefund refund = CHINA.inspected(shirts(), inGoes, RECEIVED, CustomerHistory.NONE);

        assertThat(refund)
                .isEqualTo(CHINA.inspected(
                        shirts(), List.of(unit(2, Grade.A, Reason.NO_REASON)), RECEIVED, CustomerHistory.NONE))
                .isEqualTo(CHINA.inspected(twice, inGoes, RECEIVED, CustomerHistory.NONE));
        assertThat(refund.parts().getFirst().option().lines()).containsExactly(new Option.Items("shirt", 2));
        assertThat(twice).isEqualTo(shirts());
    }

    @Test
    void anItemThatStandsTwiceOnDifferentTermsIsRefused() {
        assertThatThrownBy(() -> with(shirts(), line("shirt", 1, 4_000), line("shirt", 2, 3_000)))
                .isInstanceOf(FactsRefused.class)
                .hasMessageContaining("item shirt stands twice in the order, on different terms");
    }

    @Property(tries = 300)
    void howeverAnInspectionDividesThemGoodsAsNewBringWhatTheyWouldAltogether(
            @ForAll @IntRange(min = 0) int seed, @ForAll boolean faulty) {
        Random chance = new Random(seed);
        OrderFacts order = order(chance);
        Reason reason = faulty ? Reason.DEFECT : Reason.NO_REASON;
        List<InspectedRefund.Unit> whole = new ArrayList<>();
        List<InspectedRefund.Unit> parts = new ArrayList<>();
        for (Line line : order.lines()) {
            int some = chance.nextInt(line.quantity() + 1);
            whole.add(new InspectedRefund.Unit(
                    line.sku(), line.quantity(), Grade.A, reason, EnumSet.noneOf(Evidence.class)));
            if (some > 0) {
                parts.add(new InspectedRefund.Unit(line.sku(), some, Grade.A, reason, EnumSet.noneOf(Evidence.class)));
            }
            if (some < line.quantity()) {
                parts.add(new InspectedRefund.Unit(
                        line.sku(), line.quantity() - some, Grade.A, reason, EnumSet.of(Evidence.VIDEO)));
            }
        }

        assertThat(CHINA.inspected(order, parts, RECEIVED, CustomerHistory.NONE).amount())
                .isEqualTo(CHINA.inspected(order, whole, RECEIVED, CustomerHistory.NONE)
                        .amount());
    }

    @Property(tries = 300)
    void returnsOneByOneRefundExactlyWhatWasPaidForTheGoodsByEachMethod(@ForAll @IntRange(min = 0) int seed) {
        Random chance = new Random(seed);
        OrderFacts order = order(chance);
        Map<String, Long> refunded = new HashMap<>();
        long goods = 0;

        for (Line line : order.lines()) {
            for (int n = 0; n < line.quantity(); n++) {
                Request one = new Request(
                        OptionKind.RETURN_AND_REFUND,
                        List.of(new Request.Asked(line.sku(), 1)),
                        Reason.NO_REASON,
                        Condition.UNOPENED,
                        RECEIVED.plus(Duration.ofDays(1)),
                        null);
                Amounts amounts = CHINA.decide(order, one, CustomerHistory.NONE)
                        .allowed()
                        .getFirst()
                        .amounts();
                amounts.payments()
                        .forEach(part ->
                                refunded.merge(part.method(), part.amount().minor(), Long::sum));
                goods += amounts.refund().minor();
                order = afterReturn(order, line.sku(), refunded);
            }
        }

        assertThat(goods).isEqualTo(order.total().minus(order.freight()).minor());
        for (Payment payment : order.payments()) {
            assertThat(refunded.getOrDefault(payment.method(), 0L))
                    .isLessThanOrEqualTo(payment.amount().minor());
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void theSameFactsGiveTheSameDecisionByteForByte(Policy policy, Scenario scenario) throws Exception {
        Policy again = new Policy(ShippedPackAgain.of(policy));

        assertThat(JSON.writeValueAsBytes(again.decide(scenario.order(), scenario.request(), scenario.customer())))
                .isEqualTo(JSON.writeValueAsBytes(
                        policy.decide(scenario.order(), scenario.request(), scenario.customer())));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyCounterfactualHoldsWhenDecidedAgain(Policy policy, Scenario scenario) {
        Decision decision = policy.decide(scenario.order(), scenario.request(), scenario.customer());

        for (Option option : decision.options()) {
            if (option.counterfactual() != null) {
                Request other = scenario.request();
                for (Counterfactual.Change change : option.counterfactual().changes()) {
                    other = changed(other, change);
                }
                Decision instead = policy.decide(scenario.order(), other, scenario.customer());
                option.lines()
                        .forEach(items -> assertThat(allows(instead, option.kind(), items.sku()))
                                .isEqualTo(option.counterfactual().outcome() == Outcome.ALLOWED));
            }
        }
    }

    @Test
    void anAllowedOptionCarriesItsProof() {
        Option option = CHINA.decide(
                        order(new Random(1)),
                        request(OptionKind.RETURN_AND_REFUND, Reason.NO_REASON),
                        CustomerHistory.NONE)
                .allowed()
                .getFirst();

        assertThat(option.clause().id()).isEqualTo("no-reason");
        assertThat(option.clause().pack()).hasToString("cn-default 2");
        assertThat(option.clause().sources().getFirst().name().zh()).isEqualTo("《消费者权益保护法》第25条");
        assertThat(option.because().en()).contains("seven days");
        assertThat(option.deadlines().getFirst().countedBy()).isEqualTo("civil 201, 202, 203");
        assertThat(option.counterfactual().text().en())
                .isEqualTo("if it is asked for on 2026-03-10 or later, a return with refund would not be possible.");
    }

    @Test
    void contradictingFactsAreRefusedByName() {
        OrderFacts order = order(new Random(1));
        Request early =
                new Request(null, null, Reason.DEFECT, null, order.placedAt().minusSeconds(1), null);
        Request unknown =
                new Request(null, List.of(new Request.Asked("spoon", 1)), Reason.DEFECT, null, RECEIVED, null);
        Request many = new Request(null, List.of(new Request.Asked("item-0", 99)), Reason.DEFECT, null, RECEIVED, null);

        assertThatThrownBy(() -> CHINA.decide(order, early, CustomerHistory.NONE))
                .hasMessageContaining("was placed after");
        assertThatThrownBy(() -> CHINA.decide(order, unknown, CustomerHistory.NONE))
                .hasMessageContaining("has no item spoon");
        assertThatThrownBy(() -> CHINA.decide(order, many, CustomerHistory.NONE))
                .hasMessageContaining("99 asked about");
        assertThatThrownBy(
                        () -> new Policy(PACKS.pack("en-eu").orElseThrow()).decide(order, early, CustomerHistory.NONE))
                .hasMessageContaining("is in CNY, but en-eu 2 decides in EUR");
    }

    static List<org.junit.jupiter.params.provider.Arguments> scenarios() {
        return PACKS.all().stream()
                .flatMap(pack -> {
                    Policy policy = new Policy(pack);
                    return ShippedScenarios.of(pack).stream()
                            .map(scenario -> org.junit.jupiter.params.provider.Arguments.of(policy, scenario));
                })
                .toList();
    }

    /** The same pack, read again. */
    private static final class ShippedPackAgain {
        private static final ShippedPacks AGAIN = ShippedPacks.load();

        static io.aftercare.policy.pack.Pack of(Policy policy) {
            return AGAIN.pack(policy.pack().edition().pack()).orElseThrow();
        }
    }

    private static boolean allows(Decision decision, OptionKind kind, String sku) {
        return decision.allowed().stream()
                .anyMatch(option -> option.kind() == kind
                        && option.lines().stream().anyMatch(items -> items.sku().equals(sku)));
    }

    private static Request changed(Request request, Counterfactual.Change change) {
        String to = change.to().toUpperCase(Locale.ROOT);
        return switch (change.fact()) {
            case AT -> request.at(Instant.parse(change.to()));
            case CONDITION -> request.with(Condition.valueOf(to));
            case EVIDENCE -> request.with(Evidence.valueOf(to));
            case REASON -> request.with(Reason.valueOf(to));
        };
    }

    private static Request request(OptionKind wants, Reason reason) {
        return new Request(wants, null, reason, Condition.UNOPENED, RECEIVED.plus(Duration.ofDays(2)), null);
    }

    private static Request request(Random chance) {
        return new Request(
                chance.nextBoolean() ? null : OptionKind.values()[chance.nextInt(OptionKind.values().length)],
                null,
                Reason.values()[chance.nextInt(Reason.values().length)],
                Condition.values()[chance.nextInt(Condition.values().length)],
                RECEIVED.plus(Duration.ofHours(chance.nextInt(24 * 40))),
                EnumSet.of(Evidence.values()[chance.nextInt(Evidence.values().length)], Evidence.PROOF_OF_DECEPTION));
    }

    private static OrderFacts order(Random chance) {
        List<Line> lines = new ArrayList<>();
        long goods = 0;
        int count = 1 + chance.nextInt(3);
        for (int n = 0; n < count; n++) {
            int quantity = 1 + chance.nextInt(4);
            long price = 1 + chance.nextInt(200_000);
            goods += price * quantity;
            lines.add(new Line(
                    "item-" + n, ProductClass.HOME, quantity, cny(price), 0, 0, 0, true, false, false, cny(price / 2)));
        }
        List<Coupon> coupons = chance.nextBoolean() ? List.of() : List.of(new Coupon("C", cny(chance.nextLong(goods))));
        long discount = coupons.isEmpty() ? 0 : coupons.getFirst().amount().minor();
        long freight = chance.nextInt(3) * 600L;
        long total = goods + freight - discount;
        long points = chance.nextLong(total + 1) / 3;
        long card = chance.nextLong(total - points + 1);
        return new OrderFacts(
                "A1",
                "lin-xiao",
                OrderFacts.Status.DELIVERED,
                RECEIVED.minus(Duration.ofDays(5)),
                RECEIVED.minus(Duration.ofDays(5)),
                null,
                RECEIVED.minus(Duration.ofDays(3)),
                null,
                RECEIVED,
                "CNY",
                null,
                cny(freight),
                lines,
                List.of(
                        new Payment("card", cny(card), null),
                        new Payment("points", cny(points), null),
                        new Payment("alipay", cny(total - card - points), null)),
                coupons,
                null,
                null);
    }

    private static OrderFacts afterReturn(OrderFacts order, String sku, Map<String, Long> refunded) {
        List<Line> lines = order.lines().stream()
                .map(line -> !line.sku().equals(sku)
                        ? line
                        : new Line(
                                line.sku(),
                                line.productClass(),
                                line.quantity(),
                                line.unitPrice(),
                                line.returnedQuantity() + 1,
                                0,
                                0,
                                true,
                                false,
                                false,
                                null))
                .toList();
        List<Payment> payments = order.payments().stream()
                .map(payment -> new Payment(
                        payment.method(), payment.amount(), cny(refunded.getOrDefault(payment.method(), 0L))))
                .toList();
        return new OrderFacts(
                order.id(),
                order.customerId(),
                order.status(),
                order.placedAt(),
                order.paidAt(),
                null,
                order.shippedAt(),
                null,
                order.deliveredAt(),
                "CNY",
                null,
                order.freight(),
                lines,
                payments,
                order.coupons(),
                null,
                null);
    }

    private static InspectedRefund.Unit unit(int quantity, Grade grade, Reason reason) {
        return new InspectedRefund.Unit("shirt", quantity, grade, reason, EnumSet.noneOf(Evidence.class));
    }

    /** Three for 100.00. */
    private static Line line(String sku, int quantity, long price) {
        return new Line(sku, ProductClass.CLOTHING, quantity, cny(price), 0, 0, 0, true, false, false, null);
    }

    private static OrderFacts with(OrderFacts it, Line... lines) {
        return new OrderFacts(
                it.id(),
                it.customerId(),
                it.status(),
                it.placedAt(),
                it.paidAt(),
                it.promisedShipBy(),
                it.shippedAt(),
                it.promisedDeliveryBy(),
                it.deliveredAt(),
                it.currencyCode(),
                null,
                it.freight(),
                List.of(lines),
                it.payments(),
                it.coupons(),
                it.invoice(),
                it.parcels());
    }

    private static OrderFacts shirts() {
        return new OrderFacts(
                "B2",
                "lin-xiao",
                OrderFacts.Status.DELIVERED,
                RECEIVED.minus(Duration.ofDays(5)),
                RECEIVED.minus(Duration.ofDays(5)),
                null,
                RECEIVED.minus(Duration.ofDays(3)),
                null,
                RECEIVED,
                "CNY",
                null,
                null,
                List.of(new Line("shirt", ProductClass.CLOTHING, 3, cny(4_000), 0, 0, 0, true, false, false, null)),
                List.of(new Payment("card", cny(10_000), null)),
                List.of(new Coupon("MINUS20", cny(2_000))),
                null,
                null);
    }

    private static Money cny(long minor) {
        return new Money(minor, Money.currency("CNY"));
    }
}
