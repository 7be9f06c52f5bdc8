package io.aftercare.ticket.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.aftercare.events.ActionRequested;
import io.aftercare.events.AftercareEvent;
import io.aftercare.events.CaseApproved;
import io.aftercare.events.CaseAssigned;
import io.aftercare.events.CaseKind;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.CaseOrderLinked;
import io.aftercare.events.CaseStageChanged;
import io.aftercare.events.CaseStatus;
import io.aftercare.events.CaseStatusChanged;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.Department;
import io.aftercare.events.Money;
import io.aftercare.events.Segments;
import io.aftercare.events.TaskCompleted;
import io.aftercare.events.TaskCreated;
import io.aftercare.events.Urgency;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Caused;
import io.aftercare.ticket.Ids;
import io.aftercare.ticket.IllegalTransition;
import io.aftercare.ticket.lifecycle.IllegalCommand;
import io.aftercare.ticket.orders.ActionAnswer;
import io.aftercare.ticket.orders.ActionKind;
import io.aftercare.ticket.orders.ActionOrder;
import io.aftercare.ticket.orders.ShopChange;
import io.aftercare.ticket.triage.CasePlan;
import io.aftercare.ticket.triage.PlannedTask;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CaseStoryTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Access AGENT = new Access("demo", "agent-1", "agent", false);
    private static final Access MANAGER = new Access("demo", "boss", "manager", false);
    private static final Access LIN = new Access("demo", "lin-xiao", "customer", true);
    private static final Access SHOP = Access.shop("demo");
    private static final Authority AUTHORITY = new Authority(
            Map.of("agent", Map.of("CNY", new BigDecimal(500)), "manager", Map.of("CNY", new BigDecimal(5000))),
            Map.of("agent", Map.of("CNY", new BigDecimal(100)), "manager", Map.of("CNY", new BigDecimal(5000))));
    private static final PlannedTask PICKUP = new PlannedTask(Department.LOGISTICS, "arrange_pickup");
    private static final PlannedTask ASSESSMENT = new PlannedTask(Department.QUALITY, "assess_defect");

    @Test
    void openingTellsOfTheCaseAndThenOfItsTasks() {
        Caused<Case> opened = open(CaseKind.RETURN, PICKUP, ASSESSMENT);

        assertThat(opened.events())
                .extracting(event -> (Object) event.getClass())
                .containsExactly(CaseOpened.class, TaskCreated.class, TaskCreated.class);
        assertThat(opened.events())
                .extracting(AftercareEvent::key)
                .containsOnly(opened.result().id().toString());
        assertThat(opened.result().stage()).isEqualTo("requested");
    }

    @Test
    void aLaterMessageAddsItsOrderItsComplaintAndOnlyTheTasksThatWereLacking() {
        Case it = open(CaseKind.RETURN, PICKUP).result();

        List<AftercareEvent> events = it.join(
                plan(CaseKind.RETURN, ComplaintCategory.PRODUCT_QUALITY, PICKUP, ASSESSMENT),
                subject(Optional.of("A1003")),
                NOW);

        assertThat(events)
                .extracting(event -> (Object) event.getClass())
                .containsExactly(CaseOrderLinked.class, TaskCreated.class);
        assertThat(it.complaint()).isEqualTo(ComplaintCategory.PRODUCT_QUALITY);
        assertThat(it.join(plan(CaseKind.RETURN, null, PICKUP), subject(Optional.of("A1004")), NOW))
                .isEmpty();
        assertThat(it.orderId()).isEqualTo("A1003");
    }

    @Test
    void whoKnowsStatusesOnlyMovesACaseByThem() {
        Case it = open(CaseKind.RETURN, PICKUP).result();

        List<AftercareEvent> events = transition(it, CaseStatus.IN_PROGRESS, "林晓 13800000000 催");

        assertThat(events)
                .containsExactly(
                        new CaseStageChanged(
                                it.id(), "requested", "checking", "take_up", CaseStatus.IN_PROGRESS, "agent"),
                        new CaseStatusChanged(
                                it.id(), CaseStatus.OPEN, CaseStatus.IN_PROGRESS, "explained_in_history", "agent"),
                        new CaseAssigned(it.id(), Department.CUSTOMER_SERVICE, true));
        assertThat(it.history().getLast().view().reason()).isEqualTo("林晓 13800000000 催");
        assertThatThrownBy(() -> transition(it, CaseStatus.RESOLVED, "done"))
                .isInstanceOf(IllegalTransition.class)
                .hasMessage("A case cannot go from in_progress to resolved; legal from in_progress:"
                        + " waiting_for_customer, cancelled.");
    }

    @Test
    void aTaskIsCompletedOnceAndItsOutcomeIsToldAsACode() {
        Case it = open(CaseKind.RETURN, PICKUP).result();
        UUID task = it.tasks().getFirst().id();

        assertThat(it.todo().complete(task, "叫了顺丰", AGENT, NOW))
                .containsExactly(new TaskCompleted(it.id(), task, Department.LOGISTICS, "done"));
        assertThatThrownBy(() -> it.todo().complete(task, "again", AGENT, NOW)).isInstanceOf(IllegalTransition.class);
    }

    @Test
    void aCancelledCaseCancelsWhatIsLeftToDo() {
        Case it = open(CaseKind.RETURN, PICKUP, ASSESSMENT).result();
        it.todo().complete(it.tasks().getFirst().id(), "picked_up", AGENT, NOW);

        transition(it, CaseStatus.CANCELLED, "客户不退了");

        assertThat(it.tasks()).extracting(Task::status).containsExactly(TaskStatus.COMPLETED, TaskStatus.CANCELLED);
    }

    @Test
    void anApprovalIsNotTickedOffByHandButGivenByTheCommandThatTheRefusalNames() {
        Case it = ordered(CaseKind.REFUND_ONLY, "900.00");
        give(it, "take_up", Particulars.NONE, AGENT);
        give(it, "approve", amount("899.00"), AGENT);
        UUID task = it.tasks().getLast().id();

        assertThatThrownBy(() -> it.todo().complete(task, "approved", MANAGER, NOW))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        refusal ->
                                assertThat(refusal.getType()).hasToString("urn:aftercare:problem:task-done-by-command"))
                .hasMessageContaining(
                        "the command approve or refuse (POST /v1/cases/" + it.id() + "/commands/approve)");
        assertThat(it.tasks().getLast().status()).isEqualTo(TaskStatus.OPEN);
        assertThat(it.dossier().grant().approved()).isNull();
    }

    @Test
    void anAmountAboveAnAgentsAuthorityWaitsForAManagerWhoseTaskItIs() {
        Case it = ordered(CaseKind.REFUND_ONLY, "900.00");
        give(it, "take_up", Particulars.NONE, AGENT);

        List<AftercareEvent> asked =
                give(it, "approve", amount("899.00"), AGENT).events();
        assertThat(it.stage()).isEqualTo("awaiting_approval");
        assertThat(asked).hasAtLeastOneElementOfType(TaskCreated.class).noneMatch(CaseApproved.class::isInstance);
        assertThatThrownBy(() -> give(it, "approve", Particulars.NONE, AGENT))
                .hasMessageContaining("The role agent may approve up to CNY 500.00; CNY 899.00 needs manager.");
        assertThat(it.tasks().getLast().skill()).isEqualTo("manager");

        assertThat(give(it, "approve", Particulars.NONE, MANAGER).events())
                .contains(new CaseApproved(it.id(), Money.of("899.00", "CNY"), "manager"));
        assertThat(it.tasks().getLast().status()).isEqualTo(TaskStatus.COMPLETED);
    }

    @Test
    void moreThanWasPaidCannotGoBackNotEvenInTwoRounds() {
        Case it = ordered(CaseKind.REFUND_ONLY, "100.00");
        give(it, "take_up", Particulars.NONE, AGENT);
        assertThatThrownBy(() -> give(it, "approve", amount("100.01"), AGENT))
                .hasMessageContaining("CNY 100.00 was paid; CNY 100.01 cannot go back");
        give(it, "approve", amount("60.00"), AGENT);
        UUID action = give(it, "refund", Particulars.NONE, AGENT)
                .order()
                .orElseThrow()
                .actionId();
        it.dealings(SHOP, NOW).told(action, new ShopChange(1, "k", ShopChange.Type.REFUND_SETTLED, null, NOW));
        assertThat(it.stage()).isEqualTo("settled");
        give(it, "reopen", Particulars.NONE, AGENT);

        assertThatThrownBy(() -> give(it, "approve", amount("40.01"), AGENT))
                .hasMessageContaining("CNY 40.01 cannot go back, but CNY 40.00 can");
        give(it, "approve", amount("40.00"), AGENT);
    }

    @Test
    void aRefundOverSeveralOrdersIsSharedInProportionAndTheKeyNamesCaseAndStep() {
        Goods goods = new Goods(
                List.of(
                        new Goods.Line("A1003", "L-4001", 1, Money.of("459.00", "CNY")),
                        new Goods.Line("A1006", "L-4002", 2, Money.of("79.00", "CNY"))),
                List.of(
                        new Goods.PaidOrder("A1003", Money.of("467.00", "CNY"), null, null, null),
                        new Goods.PaidOrder("A1006", Money.of("536.00", "CNY"), null, null, null)),
                null);
        Case it = open(CaseKind.REFUND_ONLY, goods);
        give(it, "take_up", Particulars.NONE, AGENT);
        give(it, "approve", amount("100.00"), AGENT);

        ShopOrder order = give(it, "refund", Particulars.NONE, AGENT).order().orElseThrow();

        assertThat(order.key()).isEqualTo(it.id() + "-1-refund");
        assertThat(order.order().orders())
                .extracting(ActionOrder.Part::orderId, part -> part.amount().toString())
                .containsExactly(tuple("A1003", "CNY 74.39"), tuple("A1006", "CNY 25.61"));
    }

    @Test
    void newsThatOvertakesTheAnswerIsTheAnswerToo() {
        Case it = ordered(CaseKind.RESEND, "100.00");
        give(it, "take_up", Particulars.NONE, AGENT);
        give(it, "approve", Particulars.NONE, AGENT);
        UUID action = give(it, "resend", Particulars.NONE, AGENT)
                .order()
                .orElseThrow()
                .actionId();
        ShopChange pickedUp = new ShopChange(7, "k", ShopChange.Type.PARCEL_SCANNED, "picked_up", NOW);

        it.dealings(SHOP, NOW).told(action, pickedUp);
        assertThat(it.stage()).isEqualTo("on_its_way");
        assertThat(it.dealings(SHOP, NOW).told(action, pickedUp)).isEmpty();
        assertThat(it.dealings(SHOP, NOW).answered(action, new ActionAnswer.Accepted("RE-1", "SF7", null, null)))
                .isEmpty();

        assertThat(it.dossier().action(action).orElseThrow().trackingNumber()).isEqualTo("SF7");
    }

    @Test
    void anActionThatIsRefusedGoesBackAStepAndSomebodyIsToLook() {
        Case it = ordered(CaseKind.REFUND_ONLY, "100.00");
        give(it, "take_up", Particulars.NONE, AGENT);
        give(it, "approve", amount("60.00"), AGENT);
        Done first = give(it, "refund", Particulars.NONE, AGENT);

        it.dealings(SHOP, NOW)
                .answered(first.order().orElseThrow().actionId(), new ActionAnswer.Refused("account_closed"));

        assertThat(it.stage()).isEqualTo("approved");
        assertThat(it.tasks().getLast().action()).isEqualTo("look_after_refund");
        Done second = give(it, "refund", Particulars.NONE, AGENT);
        assertThat(second.order().orElseThrow().key())
                .isNotEqualTo(first.order().orElseThrow().key());
    }

    @Test
    void afterAnInspectionWhatThePackGivesGoesBackAndLessIsRefusedWithItsClause() {
        Case it = inspected("60.00", entitled("45.00"));
        assertThat(it.dossier().grant().entitled().parts().getFirst().clause()).isEqualTo("used-return");

        assertThatThrownBy(() -> give(it, "refund", refund("44.99", "worn"), MANAGER))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        refusal ->
                                assertThat(refusal.getType()).hasToString("urn:aftercare:problem:refund-below-clause"))
                .hasMessageContaining("By used-return of kind-shop 1: CNY 45.00 goes back, not CNY 44.99.");

        assertThat(paid(it, Particulars.NONE, AGENT)).isEqualTo(Money.of("45.00", "CNY"));
    }

    @Test
    void whoIsKinderThanThePackSaysWhyAndStaysWithinTheirAuthority() {
        assertThatThrownBy(() -> give(inspected("60.00", entitled("45.00")), "refund", refund("50.00", null), AGENT))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        refusal -> assertThat(refusal.getType())
                                .hasToString("urn:aftercare:problem:deviation-unexplained"));
        assertThat(paid(inspected("60.00", entitled("45.00")), refund("50.00", "a regular"), AGENT))
                .isEqualTo(Money.of("50.00", "CNY"));

        Case dear = inspected("400.00", "900.00", entitled("450.00"));
        assertThatThrownBy(() -> give(dear, "refund", refund("600.00", "a regular"), AGENT))
                .hasMessageContaining("The role agent may approve up to CNY 500.00; CNY 600.00 needs manager.");
        Done more = give(dear, "refund", refund("600.00", "a regular"), MANAGER);
        assertThat(more.events()).contains(new CaseApproved(dear.id(), Money.of("600.00", "CNY"), "manager"));
        assertThatThrownBy(() -> give(inspected("60.00", entitled("45.00")), "refund", refund("100.01", "x"), MANAGER))
                .hasMessageContaining("CNY 100.00 was paid; CNY 100.01 cannot go back");
    }

    @Test
    void whereThePackRefusesNothingGoesBackUnlessSomebodyIsKinder() {
        Case it = inspected("60.00", entitled("0.00"));

        assertThatThrownBy(() -> give(it, "refund", Particulars.NONE, MANAGER))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        refusal -> assertThat(refusal.getType())
                                .hasToString("urn:aftercare:problem:refund-refused-by-clause"));
        assertThat(paid(it, refund("10.00", "goodwill"), AGENT)).isEqualTo(Money.of("10.00", "CNY"));
    }

    @Test
    void whereNoPackDecidedNothingIsDeducted() {
        Case it = inspected("60.00", Optional.empty());

        assertThatThrownBy(() -> give(it, "refund", refund("59.00", "worn"), MANAGER))
                .hasMessageContaining("No pack decided on these goods");
        assertThat(paid(it, Particulars.NONE, AGENT)).isEqualTo(Money.of("60.00", "CNY"));
    }

    @Test
    void goodsAreDividedByHowTheLatestInspectionFoundThem() {
        Money price = Money.of("79.00", "CNY");
        Goods goods = new Goods(
                        List.of(
                                new Goods.Line("A1006", "L-4002", 2, price),
                                new Goods.Line("A1003", "L-4002", 2, price),
                                new Goods.Line("A1003", "L-4001", 1, price)),
                        List.of(),
                        List.of(new Goods.Inspection("L-4002", 4, 0, "d", null)))
                .withInspections(List.of(new Goods.Inspection("L-4002", 3, 1, "c", false)));

        assertThat(goods.units(null))
                .containsExactlyInAnyOrder(
                        new Goods.Unit("A1006", "L-4002", 2, "a", false),
                        new Goods.Unit("A1003", "L-4002", 1, "c", false),
                        new Goods.Unit("A1003", "L-4002", 1, "d", null),
                        new Goods.Unit("A1003", "L-4001", 1, "a", null));
        assertThat(new Goods(null, null, List.of(new Goods.Inspection("E-1001", 1, 1, "b", true))).units("A1009"))
                .containsExactly(new Goods.Unit("A1009", "E-1001", 1, "b", true));
    }

    @Test
    void goodsThatTheShopDoesNotKnowAreAskedForAndNothingIsDecidedBeforeTheyAreNamed() {
        OrderLines.Named strange = new OrderLines.Named("A1003", "X-1", 1);
        Goods unknown = new Goods(List.of(), List.of(), List.of(), List.of(strange));
        Caused<Case> opened = Case.open(
                1, subject(Optional.empty()), plan(CaseKind.RETURN, null), Dossier.EMPTY.with(unknown), LIN, NOW);
        Case it = opened.result();

        assertThat(it.stage()).isEqualTo("awaiting_evidence");
        assertThat(it.history().getLast().view().actor()).isEqualTo("shop");
        assertThat(it.tasks()).extracting(Task::action).containsExactly("identify_item");
        give(it, "record_evidence", evidence(), LIN);
        assertThatThrownBy(() -> give(it, "approve", amount("10.00"), AGENT))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        refusal -> assertThat(refusal.getType()).hasToString("urn:aftercare:problem:goods-unknown"))
                .hasMessageContaining("X-1 of order A1003");

        it.nameGoods(
                new Goods(
                        List.of(new Goods.Line("A1003", "L-4001", 1, Money.of("100.00", "CNY"))), List.of(), List.of()),
                Segments.UNKNOWN,
                AGENT,
                NOW);
        assertThat(it.tasks().getFirst().status()).isEqualTo(TaskStatus.COMPLETED);
        give(it, "approve", amount("10.00"), AGENT);
        assertThat(it.stage()).isEqualTo("approved");
    }

    /** Interest on a late order is owed whichever of its goods the customer means. */
    @Test
    void aCompensationNeitherSettlesWhichGoodsAreMeantNorKeepsTheCaseFromBecomingOneWithAnother() {
        Goods unknown = new Goods(List.of(), List.of(), List.of(), List.of(new OrderLines.Named("A1003", "X-1", 1)));
        Case it = open(CaseKind.RETURN, unknown);
        give(it, "record_evidence", evidence(), LIN);
        it.dealings(AGENT, NOW).compensate(interest(), List.of(), AUTHORITY);

        new MergeAndSplit("same thing", AGENT, AUTHORITY, NOW).merge(ordered(CaseKind.RETURN, "100.00"), it);
        it.nameGoods(
                new Goods(
                        List.of(new Goods.Line("A1003", "L-4002", 1, Money.of("80.00", "CNY"))), List.of(), List.of()),
                Segments.UNKNOWN,
                AGENT,
                NOW);

        assertThat(it.dossier().goods().lines()).extracting(Goods.Line::sku).containsExactly("L-4002");
        assertThatThrownBy(() -> new MergeAndSplit("x", AGENT, AUTHORITY, NOW)
                        .merge(ordered(CaseKind.RESEND, "100.00"), withResend()))
                .hasMessageContaining("the shop has begun to act on its goods");
    }

    @Test
    void aCustomerWhoWithdrawsHasTheBookedPickupCalledOffAndIsCancelledOnlyThen() {
        Case it = withPickup();
        UUID pickup = it.dossier().actions().getFirst().id();
        it.dealings(SHOP, NOW).answered(pickup, new ActionAnswer.Accepted("PI-1", "SF7", null, null));

        Done withdrawn = give(it, "cancel", Particulars.because("我不退了"), LIN);
        ShopOrder callOff = withdrawn.order().orElseThrow();

        assertThat(callOff.order().kind()).isEqualTo(ActionKind.CALL_OFF);
        assertThat(callOff.order().calledOff()).isEqualTo(it.id() + "-1-pickup");
        assertThat(callOff.key()).isEqualTo(it.id() + "-2-call_off");
        assertThat(it.stage()).isEqualTo("calling_off");
        assertThat(it.status()).isEqualTo(CaseStatus.IN_PROGRESS);

        it.dealings(SHOP, NOW).answered(callOff.actionId(), new ActionAnswer.Accepted("CA-2", null, null, null));
        assertThat(it.status()).isEqualTo(CaseStatus.CANCELLED);
        assertThat(it.dossier().actions())
                .extracting(ShopStep::state)
                .containsExactly(ShopStep.State.CALLED_OFF, ShopStep.State.DONE);
        assertThat(it.tasks()).noneMatch(task -> task.status() == TaskStatus.OPEN);
    }

    @Test
    void whileTheShopIsStillBeingToldOfAPickupItCanBeCalledOffWhicheverIsHeardFirst() {
        for (boolean pickupFirst : List.of(true, false)) {
            Case it = withPickup();
            UUID pickup = it.dossier().actions().getFirst().id();
            UUID callOff = give(it, "cancel", Particulars.NONE, LIN)
                    .order()
                    .orElseThrow()
                    .actionId();

            if (pickupFirst) {
                it.dealings(SHOP, NOW).answered(pickup, new ActionAnswer.Refused("called_off"));
            }
            it.dealings(SHOP, NOW).answered(callOff, new ActionAnswer.Accepted("CA-1", null, null, null));
            if (!pickupFirst) {
                assertThat(it.dealings(SHOP, NOW).answered(pickup, new ActionAnswer.Refused("called_off")))
                        .isEmpty();
            }

            assertThat(it.status()).isEqualTo(CaseStatus.CANCELLED);
            assertThat(it.tasks())
                    .as("nobody has to look after what was called off")
                    .isEmpty();
        }
    }

    @Test
    void aResendThatIsNotWantedAnyMoreIsCalledOffUntilTheShopHasShippedIt() {
        for (boolean accepted : List.of(true, false)) {
            Case it = withResend();
            UUID resend = it.dossier().actions().getFirst().id();
            if (accepted) {
                it.dealings(SHOP, NOW).answered(resend, new ActionAnswer.Accepted("RE-1", "SF7", null, null));
                assertThat(it.stage()).isEqualTo("awaiting_shipment");
            }

            ShopOrder callOff = give(it, "cancel", Particulars.because("找到了"), accepted ? AGENT : LIN)
                    .order()
                    .orElseThrow();
            assertThat(it.stage()).isEqualTo("calling_off_resend");
            assertThat(callOff.order().calledOff()).isEqualTo(it.id() + "-1-resend");

            it.dealings(SHOP, NOW).answered(callOff.actionId(), new ActionAnswer.Accepted("CA-2", null, null, null));
            it.dealings(SHOP, NOW).answered(resend, new ActionAnswer.Refused("called_off"));
            assertThat(it.status()).isEqualTo(CaseStatus.CANCELLED);
            assertThat(it.dossier().actions().getFirst().state()).isEqualTo(ShopStep.State.CALLED_OFF);
            assertThat(it.tasks()).isEmpty();
        }
    }

    @Test
    void aResendThatHasBeenShippedGoesOnItsWay() {
        Case it = withResend();
        UUID resend = it.dossier().actions().getFirst().id();
        it.dealings(SHOP, NOW).answered(resend, new ActionAnswer.Accepted("RE-1", "SF7", null, null));
        UUID callOff =
                give(it, "cancel", Particulars.NONE, LIN).order().orElseThrow().actionId();
        it.dealings(SHOP, NOW).told(resend, new ShopChange(1, "k", ShopChange.Type.PARCEL_SCANNED, "picked_up", NOW));

        it.dealings(SHOP, NOW).answered(callOff, new ActionAnswer.Refused("already_picked_up"));

        assertThat(it.stage()).isEqualTo("on_its_way");
        assertThatThrownBy(() -> give(it, "cancel", Particulars.NONE, LIN)).isInstanceOf(IllegalCommand.class);
        it.dealings(SHOP, NOW).told(resend, new ShopChange(2, "k", ShopChange.Type.PARCEL_SCANNED, "delivered", NOW));
        assertThat(it.stage()).isEqualTo("settled");
    }

    @Test
    void aParcelThatWasPickedUpAlreadyGoesOnAndSomebodyTellsTheCustomer() {
        Case it = withPickup();
        UUID pickup = it.dossier().actions().getFirst().id();
        UUID callOff =
                give(it, "cancel", Particulars.NONE, LIN).order().orElseThrow().actionId();
        it.dealings(SHOP, NOW).told(pickup, new ShopChange(1, "k", ShopChange.Type.PARCEL_SCANNED, "picked_up", NOW));
        assertThat(it.stage()).isEqualTo("calling_off");

        it.dealings(SHOP, NOW).answered(callOff, new ActionAnswer.Refused("already_picked_up"));

        assertThat(it.stage()).isEqualTo("in_transit");
        assertThat(it.tasks()).extracting(Task::action).containsExactly("look_after_call_off");
        it.dealings(SHOP, NOW).told(pickup, new ShopChange(2, "k", ShopChange.Type.PARCEL_SCANNED, "delivered", NOW));
        assertThat(it.stage()).isEqualTo("received");
    }

    @Test
    void aShopThatFetchesGoodsAfterAllIsNotedAndSomebodyLooksAfterThem() {
        Case it = withPickup();
        UUID pickup = it.dossier().actions().getFirst().id();
        UUID callOff =
                give(it, "cancel", Particulars.NONE, LIN).order().orElseThrow().actionId();
        it.dealings(SHOP, NOW).answered(callOff, new ActionAnswer.Accepted("CA-1", null, null, null));

        it.dealings(SHOP, NOW).told(pickup, new ShopChange(3, "k", ShopChange.Type.PARCEL_SCANNED, "picked_up", NOW));
        it.dealings(SHOP, NOW).told(pickup, new ShopChange(4, "k", ShopChange.Type.PARCEL_SCANNED, "delivered", NOW));

        assertThat(it.status()).isEqualTo(CaseStatus.CANCELLED);
        assertThat(it.tasks())
                .filteredOn(task -> task.status() == TaskStatus.OPEN)
                .extracting(Task::action)
                .containsExactly("look_after_pickup");
    }

    @Test
    void whereTheShopDoesNotAnswerStaffCallThePickupOffByHand() {
        Case it = withPickup();
        UUID callOff =
                give(it, "cancel", Particulars.NONE, LIN).order().orElseThrow().actionId();
        it.dealings(SHOP, NOW).answered(callOff, new ActionAnswer.Unavailable("shop_down"));
        assertThat(it.stage()).isEqualTo("calling_off");

        assertThatThrownBy(() -> give(it, "confirm_called_off", Particulars.because("so there"), LIN))
                .hasMessageContaining("does not take the command");
        give(it, "confirm_called_off", Particulars.because("rang the courier"), AGENT);

        assertThat(it.status()).isEqualTo(CaseStatus.CANCELLED);
    }

    @Test
    void anActionThatIsStuckStaysWhereItIsAndIsTriedAgainUnderItsKey() {
        Case it = ordered(CaseKind.REFUND_ONLY, "100.00");
        give(it, "take_up", Particulars.NONE, AGENT);
        give(it, "approve", amount("60.00"), AGENT);
        UUID action = give(it, "refund", Particulars.NONE, AGENT)
                .order()
                .orElseThrow()
                .actionId();

        it.dealings(SHOP, NOW).answered(action, new ActionAnswer.Nonsense("unreadable_answer"));
        assertThat(it.stage()).isEqualTo("refunding");
        assertThat(it.dossier().actions()).extracting(ShopStep::state).containsExactly(ShopStep.State.STUCK);

        assertThat(it.dealings(AGENT, NOW).retry(action))
                .containsExactly(new ActionRequested(it.id(), action, "refund", Money.of("60.00", "CNY")));
        assertThatThrownBy(() -> it.dealings(AGENT, NOW).retry(action)).hasMessageContaining("only one that is stuck");
    }

    @Test
    void aComplaintStartsWithThePlanOfItsCategoryAndItsDeadline() {
        Case it = Case.open(
                        1, subject(Optional.empty()), plan(CaseKind.COMPLAINT, ComplaintCategory.SERVICE), AGENT, NOW)
                .result();

        assertThat(it.dossier().plan().steps()).contains("call_customer");
        assertThat(it.dossier().plan().deadline()).isEqualTo(NOW.plus(Duration.ofHours(24)));
    }

    @Test
    void goodsThatAreSplitOffLeaveTheCaseAndStartAnew() {
        Goods goods = new Goods(
                List.of(new Goods.Line("A1006", "L-4002", 3, Money.of("79.00", "CNY"))),
                List.of(new Goods.PaidOrder("A1006", Money.of("536.00", "CNY"), null, null, null)),
                null);
        Case it = open(CaseKind.RETURN, goods);

        Case other = new MergeAndSplit("one is blue", AGENT, AUTHORITY, NOW)
                .split(it, List.of(new Goods.Line("A1006", "L-4002", 1, null)), 2)
                .result();

        assertThat(it.dossier().goods().lines())
                .extracting(Goods.Line::quantity)
                .containsExactly(2);
        assertThat(other.dossier().goods().lines())
                .containsExactly(new Goods.Line("A1006", "L-4002", 1, Money.of("79.00", "CNY")));
        assertThat(other.dossier().links()).extracting(CaseLink::relation).containsExactly("split_from");
        assertThatThrownBy(() -> new MergeAndSplit("x", AGENT, AUTHORITY, NOW)
                        .split(it, List.of(new Goods.Line("A1006", "L-4002", 3, null)), 3))
                .hasMessageContaining("The case has no 3 of L-4002");
    }

    @Test
    void aCaseThatIsMergedEndsAndTheOtherTakesItsGoodsAndEvidence() {
        Case it = ordered(CaseKind.RETURN, "100.00");
        give(it, "record_evidence", evidence(), AGENT);
        Case other = ordered(CaseKind.RETURN, "100.00");

        new MergeAndSplit("same thing", AGENT, AUTHORITY, NOW).merge(it, other);

        assertThat(it.stage()).isEqualTo("merged");
        assertThat(other.dossier().goods().lines())
                .extracting(Goods.Line::quantity)
                .containsExactly(2);
        assertThat(other.dossier().evidence()).hasSize(1);
        assertThatThrownBy(() ->
                        new MergeAndSplit("x", AGENT, AUTHORITY, NOW).merge(ordered(CaseKind.REPAIR, "1.00"), other))
                .hasMessageContaining("one kind and one customer");
    }

    private static Case inspected(String approved, Optional<EntitledRefund> entitled) {
        return inspected(approved, "100.00", entitled);
    }

    private static Case inspected(String approved, String paid, Optional<EntitledRefund> entitled) {
        Case it = ordered(CaseKind.RETURN, paid);
        give(it, "take_up", Particulars.NONE, AGENT);
        give(it, "approve", amount(approved), AGENT);
        UUID label = give(it, "send_label", Particulars.NONE, AGENT)
                .order()
                .orElseThrow()
                .actionId();
        it.dealings(SHOP, NOW).answered(label, new ActionAnswer.Accepted("LA-1", "SF7", null, null));
        give(it, "receive", Particulars.NONE, AGENT);
        List<Particulars.Found> found = List.of(new Particulars.Found("L-4001", 1, 1, "c", false));
        it.carryOut(
                "inspect",
                new Particulars(null, null, null, null, null, null, found, null, null, null),
                new Findings(it.id(), entitled, List.of()),
                AGENT,
                AUTHORITY,
                NOW);
        return it;
    }

    private static Compensation interest() {
        return new Compensation(
                null, "A1003", "late-shipping", "cn-default 2", null, "late", null, Money.of("3.00", "CNY"), null);
    }

    private static Optional<EntitledRefund> entitled(String yuan) {
        Money amount = Money.of(yuan, "CNY");
        return Optional.of(new EntitledRefund(
                amount,
                List.of(new EntitledRefund.Part(
                        "A1003",
                        List.of(new EntitledRefund.Item("L-4001", 1)),
                        "c",
                        "no_reason",
                        amount,
                        null,
                        "used-return",
                        "kind-shop 1",
                        null,
                        null))));
    }

    private static Money paid(Case it, Particulars given, Access by) {
        return give(it, "refund", given, by).order().orElseThrow().amount();
    }

    private static Particulars refund(String yuan, String reason) {
        return new Particulars(
                reason, null, new Particulars.Amount(yuan, "CNY"), null, null, null, null, null, null, null);
    }

    private static Case withPickup() {
        Case it = ordered(CaseKind.RETURN, "100.00");
        give(it, "take_up", Particulars.NONE, AGENT);
        give(it, "approve", amount("60.00"), AGENT);
        give(it, "arrange_pickup", Particulars.NONE, AGENT);
        return it;
    }

    private static Case withResend() {
        Case it = ordered(CaseKind.RESEND, "100.00");
        give(it, "take_up", Particulars.NONE, AGENT);
        give(it, "approve", Particulars.NONE, AGENT);
        give(it, "resend", Particulars.NONE, AGENT);
        return it;
    }

    private static List<AftercareEvent> transition(Case it, CaseStatus to, String reason) {
        return it.transition(to, reason, AGENT, AUTHORITY, NOW).events();
    }

    private static Done give(Case it, String command, Particulars given, Access by) {
        return it.carryOut(command, given, by, AUTHORITY, NOW);
    }

    private static Particulars amount(String yuan) {
        return new Particulars(
                null, new Particulars.Amount(yuan, "CNY"), null, null, null, null, null, null, null, null);
    }

    private static Particulars evidence() {
        return new Particulars(
                null, null, null, null, null, List.of(new Particulars.Shown("photo", "p1")), null, null, null, null);
    }

    private static Case ordered(CaseKind kind, String paid) {
        Money price = Money.of(paid, "CNY");
        return open(
                kind,
                new Goods(
                        List.of(new Goods.Line("A1003", "L-4001", 1, price)),
                        List.of(new Goods.PaidOrder("A1003", price, null, null, null)),
                        null));
    }

    private static Case open(CaseKind kind, Goods goods) {
        return Case.open(1, subject(Optional.of("A1003")), plan(kind, null), Dossier.EMPTY.with(goods), AGENT, NOW)
                .result();
    }

    private static Caused<Case> open(CaseKind kind, PlannedTask... tasks) {
        return Case.open(100001, subject(Optional.empty()), plan(kind, null, tasks), AGENT, NOW);
    }

    private static CaseSubject subject(Optional<String> order) {
        return new CaseSubject(Ids.next(), null, order);
    }

    private static CasePlan plan(CaseKind kind, ComplaintCategory complaint, PlannedTask... tasks) {
        return new CasePlan(
                kind,
                complaint,
                "return.request",
                Department.CUSTOMER_SERVICE,
                Urgency.NORMAL,
                NOW.plusSeconds(60),
                List.of(tasks));
    }
}
