package io.aftercare.ticket.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseStageChanged;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.CaseStatusChanged;
import io.aftercare.events.Department;
import io.aftercare.events.Money;
import io.aftercare.events.Urgency;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Ids;
import io.aftercare.ticket.lifecycle.IllegalCommand;
import io.aftercare.ticket.lifecycle.Lifecycles;
import io.aftercare.ticket.lifecycle.Particular;
import io.aftercare.ticket.lifecycle.Stage;
import io.aftercare.ticket.lifecycle.Step;
import io.aftercare.ticket.orders.ActionAnswer;
import io.aftercare.ticket.orders.ActionKind;
import io.aftercare.ticket.orders.ShopChange;
import io.aftercare.ticket.triage.CasePlan;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** People and a shop that do anything at any time, on every kind's path. */
class CaseWalkTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Money PAID = Money.of("467.00", "CNY");
    private static final Authority AUTHORITY = new Authority(
            Map.of("agent", Map.of("CNY", new BigDecimal(100)), "manager", Map.of("CNY", new BigDecimal(400))),
            Map.of("agent", Map.of("CNY", new BigDecimal(10)), "manager", Map.of("CNY", new BigDecimal(40))));
    private static final Compensation INTEREST = new Compensation(
            null, "A1003", "late-shipping", "cn-default 2", null, "late", null, Money.of("12.00", "CNY"), null);
    private static final List<Access> PEOPLE = List.of(
            new Access("demo", "agent-1", "agent", false),
            new Access("demo", "boss", "manager", false),
            new Access("demo", "root", "admin", false),
            new Access("demo", "lin-xiao", "customer", true));
    private static final Access SHOP = Access.shop("demo");
    private static final List<String> COMMANDS = Stream.of(CaseKind.values())
            .flatMap(kind -> Lifecycles.of(kind).stages().values().stream())
            .flatMap(stage -> stage.commands().keySet().stream())
            .distinct()
            .toList();

    @Property(tries = 3000)
    void noWalkLeavesThePathAndARefusalChangesNothing(
            @ForAll CaseKind kind, @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int steps) {
        Random dice = new Random(seed);
        Case it = open(kind);
        for (int step = 0; step < steps; step++) {
            Known before = Known.of(it);
            Stage stage = it.lifecycle().stage(it.stage());
            try {
                List<AftercareEvent> events = move(it, stage, dice, step);
                assertWalked(it, stage, before, events);
            } catch (IllegalCommand | HttpProblem refused) {
                assertThat(Known.of(it)).isEqualTo(before);
            }
            assertThat(it.lifecycle().stages()).containsKey(it.stage());
            assertThat(it.status()).isEqualTo(it.lifecycle().stage(it.stage()).status());
        }
        it.dossier()
                .grant()
                .refundedSoFar()
                .ifPresent(refunded -> assertThat(refunded.exceeds(PAID))
                        .as("refunded %s", refunded)
                        .isFalse());
    }

    @Property(tries = 500)
    void whateverHasHappenedStaffAndShopTogetherCanStillBringTheCaseToItsEnd(
            @ForAll CaseKind kind, @ForAll long seed, @ForAll @IntRange(max = 40) int steps) {
        Random dice = new Random(seed);
        Case it = open(kind);
        for (int step = 0; step < steps; step++) {
            try {
                move(it, it.lifecycle().stage(it.stage()), dice, step);
            } catch (IllegalCommand | HttpProblem refused) {
                // The walk goes on.
            }
        }

        int more = 0;
        while (!it.lifecycle().stage(it.stage()).isEnd() && more < 5000) {
            try {
                move(it, it.lifecycle().stage(it.stage()), dice, steps + more);
            } catch (IllegalCommand | HttpProblem refused) {
                // The walk goes on.
            }
            more++;
        }
        assertThat(it.lifecycle().stage(it.stage()).isEnd())
                .as("stuck in %s", it.stage())
                .isTrue();
    }

    private static void assertWalked(Case it, Stage stage, Known before, List<AftercareEvent> events) {
        List<CaseStageChanged> steps = only(events, CaseStageChanged.class);
        if (steps.isEmpty()) {
            assertThat(it.stage()).isEqualTo(before.stage());
            return;
        }
        for (CaseStageChanged change : steps) {
            Stage from = it.lifecycle().stage(change.from());
            Step step = from.commands().get(change.command());
            assertThat(Stream.concat(step.branches().values().stream(), Stream.of(step.to())))
                    .contains(change.to());
        }
        assertThat(steps.getFirst().from()).isEqualTo(stage.name());
        assertThat(steps.getLast().to()).isEqualTo(it.stage());
        assertThat(it.history()).hasSize(before.history() + steps.size());
        assertThat(only(events, CaseStatusChanged.class))
                .allMatch(change -> change.from() != change.to())
                .hasSizeLessThanOrEqualTo(steps.size());
    }

    /** Mostly something that the stage knows, sometimes anything; or the shop says something. */
    private static List<AftercareEvent> move(Case it, Stage stage, Random dice, int number) {
        if (dice.nextInt(3) == 0 && !it.dossier().actions().isEmpty()) {
            return shopSays(it, dice, number);
        }
        if (dice.nextInt(20) == 0) {
            return it.dealings(PEOPLE.get(dice.nextInt(3)), NOW)
                    .compensate(INTEREST, List.of(), AUTHORITY)
                    .events();
        }
        List<String> known = List.copyOf(stage.commands().keySet());
        String command = known.isEmpty() || dice.nextInt(5) == 0
                ? COMMANDS.get(dice.nextInt(COMMANDS.size()))
                : known.get(dice.nextInt(known.size()));
        Access by = PEOPLE.get(dice.nextInt(PEOPLE.size()));
        Step step = stage.commands().get(command);
        Particulars given = dice.nextInt(4) == 0 || step == null ? anything(dice) : fitting(step, dice);
        return it.carryOut(command, given, by, AUTHORITY, NOW.plusSeconds(number))
                .events();
    }

    private static List<AftercareEvent> shopSays(Case it, Random dice, int number) {
        List<ShopStep> actions = it.dossier().actions();
        ShopStep action = actions.get(dice.nextInt(actions.size()));
        UUID id = action.id();
        boolean money = action.kind() == ActionKind.REFUND || action.kind() == ActionKind.COMPENSATION;
        List<String> scans = List.of("picked_up", "in_transit", "delivered");
        return switch (dice.nextInt(6)) {
            case 0 -> it.dealings(SHOP, NOW).answered(id, new ActionAnswer.Refused("no"));
            case 1 -> it.dealings(SHOP, NOW).answered(id, new ActionAnswer.Nonsense("huh"));
            case 2 ->
                action.state() == ShopStep.State.STUCK ? it.dealings(SHOP, NOW).retry(id) : List.of();
            case 3 -> {
                boolean settled = dice.nextInt(10) == 0 ? dice.nextBoolean() : money;
                ShopChange.Type settlement = action.kind() == ActionKind.COMPENSATION && dice.nextInt(10) > 0
                        ? ShopChange.Type.COMPENSATION_SETTLED
                        : ShopChange.Type.REFUND_SETTLED;
                yield it.dealings(SHOP, NOW)
                        .told(
                                id,
                                new ShopChange(
                                        number + 1L,
                                        "key",
                                        settled ? settlement : ShopChange.Type.PARCEL_SCANNED,
                                        settled ? null : scans.get(dice.nextInt(scans.size())),
                                        NOW));
            }
            default -> it.dealings(SHOP, NOW).answered(id, new ActionAnswer.Accepted("R-1", "SF1", null, null));
        };
    }

    private static Particulars fitting(Step step, Random dice) {
        List<Particular> chosen = new ArrayList<>(step.needs());
        step.may().stream().filter(may -> dice.nextBoolean()).forEach(chosen::add);
        return particulars(chosen, dice);
    }

    private static Particulars anything(Random dice) {
        return particulars(
                Stream.of(Particular.values())
                        .filter(one -> dice.nextInt(6) == 0)
                        .toList(),
                dice);
    }

    private static Particulars particulars(List<Particular> chosen, Random dice) {
        return new Particulars(
                chosen.contains(Particular.REASON) ? "because" : null,
                chosen.contains(Particular.AMOUNT) ? yuan(1 + dice.nextInt(600)) : null,
                chosen.contains(Particular.REFUND) ? yuan(1 + dice.nextInt(600)) : null,
                chosen.contains(Particular.EXCHANGE)
                        ? new Particulars.Exchange("L-4002", yuan(dice.nextInt(1200) - 600))
                        : null,
                chosen.contains(Particular.ESTIMATE) ? yuan(80) : null,
                chosen.contains(Particular.EVIDENCE) ? List.of(new Particulars.Shown("photo", "p1")) : null,
                chosen.contains(Particular.INSPECTION)
                        ? List.of(new Particulars.Found("L-4001", 1 + dice.nextInt(2), dice.nextInt(2), "b", null))
                        : null,
                chosen.contains(Particular.PLAN)
                        ? new Particulars.Planned(null, null, "boss", Department.QUALITY)
                        : null,
                chosen.contains(Particular.INVOICE) ? new Particulars.Title("Lin") : null,
                chosen.contains(Particular.SLOT)
                        ? new Particulars.Window(NOW.plusSeconds(3600), NOW.plusSeconds(7200))
                        : null);
    }

    private static Particulars.Amount yuan(int amount) {
        return new Particulars.Amount(String.valueOf(amount), "CNY");
    }

    private static <T> List<T> only(List<AftercareEvent> events, Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static Case open(CaseKind kind) {
        CasePlan plan = new CasePlan(
                kind, null, "x.y", Department.CUSTOMER_SERVICE, Urgency.NORMAL, NOW.plusSeconds(60), List.of());
        Goods goods = new Goods(
                List.of(new Goods.Line("A1003", "L-4001", 1, Money.of("459.00", "CNY"))),
                List.of(new Goods.PaidOrder("A1003", PAID, null, null, null)),
                null);
        CaseSubject subject = new CaseSubject(Ids.next(), null, Optional.of("A1003"));
        return Case.open(1, subject, plan, Dossier.EMPTY.with(goods), PEOPLE.getFirst(), NOW)
                .result();
    }

    /** All that a refusal must leave as it was. */
    private record Known(
            String stage,
            CaseStatus status,
            Dossier dossier,
            String owner,
            Department department,
            Instant dueAt,
            String orderId,
            int history,
            List<TaskStatus> tasks) {
        static Known of(Case it) {
            return new Known(
                    it.stage(),
                    it.status(),
                    it.dossier(),
                    it.owner(),
                    it.department(),
                    it.dueAt(),
                    it.orderId(),
                    it.history().size(),
                    it.tasks().stream().map(Task::status).toList());
        }
    }
}
