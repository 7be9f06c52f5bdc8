package io.aftercare.ticket.triage;

import static io.aftercare.events.CaseKind.EXCHANGE;
import static io.aftercare.events.CaseKind.INQUIRY;
import static io.aftercare.events.CaseKind.INVOICE;
import static io.aftercare.events.CaseKind.RETURN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.events.CaseKind;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.Department;
import io.aftercare.events.Urgency;
import io.aftercare.ticket.triage.Understanding.Act;
import io.aftercare.ticket.triage.Understanding.Complaint;
import io.aftercare.ticket.triage.Understanding.Intent;
import io.aftercare.ticket.triage.Understanding.OutOfScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TriageTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final Triage triage = new Triage(
            new Deadlines(Duration.ofHours(24), Duration.ofHours(2), Duration.ofMinutes(10)),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest(name = "{0} about {1}, complaint {2} => {3}: {5}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            request   | return           | -                  | return           | customer_service | logistics arrange_pickup
            request   | return           | product_quality    | return           | customer_service | logistics arrange_pickup, quality assess_defect
            statement | return           | product_quality    | return           | customer_service | logistics arrange_pickup, quality assess_defect
            request   | exchange         | -                  | exchange         | customer_service | logistics arrange_pickup, warehouse reserve_replacement
            request   | exchange         | product_quality    | exchange         | customer_service | logistics arrange_pickup, warehouse reserve_replacement, quality assess_defect
            request   | repair           | -                  | repair           | technical        | technical diagnose
            request   | repair           | product_quality    | repair           | technical        | technical diagnose, quality assess_defect, logistics arrange_pickup
            request   | refund_only      | -                  | refund_only      | finance          | finance review_refund
            request   | refund_only      | service            | refund_only      | finance          | finance review_refund
            request   | resend           | product_quality    | resend           | customer_service | warehouse check_missing_item
            request   | price_protection | -                  | price_protection | finance          | finance check_price
            request   | invoice          | -                  | invoice          | finance          | finance issue_invoice
            request   | logistics        | -                  | logistics        | logistics        | logistics trace_parcel
            request   | logistics        | logistics          | logistics        | logistics        | logistics trace_parcel
            complaint | logistics        | logistics          | complaint        | logistics        | logistics review_complaint
            complaint | -                | product_quality    | complaint        | quality          | quality review_complaint
            complaint | -                | service            | complaint        | customer_service | customer_service review_complaint
            complaint | -                | price_or_promotion | complaint        | finance          | finance review_complaint
            complaint | -                | other              | complaint        | customer_service | customer_service review_complaint
            request   | inquiry          | -                  | inquiry          | customer_service | customer_service answer_inquiry
            request   | complaint        | -                  | complaint        | customer_service | customer_service review_complaint
            question  | return           | -                  | -                | -                | -
            statement | return           | -                  | -                | -                | -
            request   | -                | -                  | -                | -                | -
            greeting  | -                | -                  | -                | -                | -
            """)
    void theCaseAndItsTasksFollowFromWhatIsAskedAndComplainedAbout(
            String act, String about, String complaint, String kind, String owner, String tasks) {
        Optional<CasePlan> plan = plan(understanding(act, about, complaint));

        assertThat(plan.map(it -> it.kind().code()).orElse(null)).isEqualTo(kind);
        assertThat(plan.map(it -> it.department().code()).orElse(null)).isEqualTo(owner);
        assertThat(plan.map(TriageTest::tasks).orElse(null)).isEqualTo(tasks);
    }

    @ParameterizedTest
    @EnumSource(CaseKind.class)
    void everyKindHasATaskAndAnOwner(CaseKind kind) {
        assertThat(TaskTable.tasks(kind, null)).isNotEmpty();
        assertThat(TaskTable.owner(kind, null)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"return", "exchange", "repair"})
    void defectiveGoodsThatComeBackAreFetchedAndAssessed(String kind) {
        List<PlannedTask> tasks =
                TaskTable.tasks(CaseKind.valueOf(kind.toUpperCase(Locale.ROOT)), ComplaintCategory.PRODUCT_QUALITY);

        assertThat(tasks).extracting(PlannedTask::department).contains(Department.QUALITY, Department.LOGISTICS);
    }

    @Test
    void aComplaintThatIsHardlyOneOpensNothing() {
        Understanding unsure =
                with(understanding("question", "return", null), new Complaint(ComplaintCategory.PRODUCT_QUALITY, 0.49));

        assertThat(plan(unsure)).isEmpty();
    }

    @Test
    void intentsOfOneKindAddUp() {
        Understanding scattered = understanding(
                "request",
                List.of(
                        new Intent("exchange.request", 0.26, EXCHANGE, true),
                        new Intent("return.request", 0.2, RETURN, true),
                        new Intent("return.how_to", 0.2, RETURN, true)),
                null,
                Urgency.NORMAL,
                false);

        assertThat(plan(scattered)).map(CasePlan::kind).contains(RETURN);
        assertThat(plan(scattered)).map(CasePlan::intent).contains("return.request");
    }

    @Test
    void aGuessOpensNothing() {
        Understanding guess = understanding(
                "request", List.of(new Intent("invoice.request", 0.12, INVOICE, true)), null, Urgency.NORMAL, false);

        assertThat(plan(guess)).isEmpty();
    }

    @Test
    void anUrgentMessageGetsACaseWithinTwoHoursAndAPerson() {
        Understanding urgent = understanding("statement", List.of(), null, Urgency.HIGH, false);

        Plan plan = triage.plan(Optional.of(urgent), false, OrderState.NONE, ApprovalRules.NONE);

        assertThat(plan.handoff()).contains(HandoffReason.URGENT);
        assertThat(plan.casePlan()).map(CasePlan::kind).contains(INQUIRY);
        assertThat(plan.casePlan()).map(CasePlan::dueAt).contains(NOW.plus(Duration.ofHours(2)));
    }

    @Test
    void otherwiseTheFirstStepIsDueInADay() {
        assertThat(plan(understanding("request", "resend", null)))
                .map(CasePlan::dueAt)
                .contains(NOW.plus(Duration.ofHours(24)));
        assertThat(triage.handoffDue()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    }

    @Test
    void outOfScopeOpensNothingAndAsksNothing() {
        Understanding foreign = understanding(
                "request", List.of(new Intent("return.request", 0.9, RETURN, true)), null, Urgency.NORMAL, true);

        assertThat(triage.plan(Optional.of(foreign), false, OrderState.NONE, ApprovalRules.NONE))
                .isEqualTo(new Plan(Optional.empty(), Optional.empty(), List.of()));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    refund.how_long, 0.9, *,               ,    true
                    refund.how_long, 0.9, refund.*,        ,    true
                    refund.how_long, 0.9, refund.how_long, 1.0, true
                    refund.how_long, 0.9, refund.how_long, 0.9, false
                    refund.how_long, 0.6, refund.*,        0.7, true
                    refund.how_long, 0.9, return.*,        ,    false
                    refund.how_long, 0.9, refund.status,   ,    false
                    """)
    void aRuleHasAPersonSeeTheAnswerByIntentAndConfidence(
            String intent, double confidence, String named, Double below, boolean held) {
        Understanding asked = understanding(
                "question", List.of(new Intent(intent, confidence, null, false)), null, Urgency.NORMAL, false);
        ApprovalRules rules = new ApprovalRules(List.of(new ApprovalRules.Rule(List.of(named), below)));

        Plan plan = triage.plan(Optional.of(asked), false, OrderState.NONE, rules);

        assertThat(plan.forApproval()).isEqualTo(held);
        assertThat(plan.handoff()).isEqualTo(held ? Optional.of(HandoffReason.APPROVAL) : Optional.empty());
    }

    @Test
    void whoGetsAPersonAnywayNeedsNoApproval() {
        Understanding request = understanding(
                "request", List.of(new Intent("human.request", 0.9, null, false)), null, Urgency.NORMAL, false);
        ApprovalRules everything = new ApprovalRules(List.of(new ApprovalRules.Rule(List.of("*"), null)));

        Plan plan = triage.plan(Optional.of(request), false, OrderState.NONE, everything);

        assertThat(plan.handoff()).contains(HandoffReason.ASKED_FOR_PERSON);
        assertThat(plan.forApproval()).isFalse();
    }

    @Test
    void whoAsksForAPersonGetsOneWhateverElseHolds() {
        Understanding request = understanding(
                "request", List.of(new Intent("human.request", 0.9, null, false)), null, Urgency.HIGH, true);

        assertThat(triage.plan(Optional.of(request), true, OrderState.NONE, ApprovalRules.NONE)
                        .handoff())
                .contains(HandoffReason.ASKED_FOR_PERSON);
    }

    @Test
    void withoutAnUnderstandingAPersonLooksAtIt() {
        assertThat(triage.plan(Optional.empty(), true, OrderState.NONE, ApprovalRules.NONE))
                .isEqualTo(new Plan(Optional.empty(), Optional.of(HandoffReason.UNDERSTANDING_UNAVAILABLE), List.of()));
    }

    @ParameterizedTest
    @CsvSource({"NONE, order", "NOT_FOUND, order", "KNOWN, ''", "UNAVAILABLE, ''"})
    void theOrderIsAskedForWhereItIsNeededAndNotKnown(OrderState state, String asked) {
        Plan howTo =
                triage.plan(Optional.of(understanding("question", "return", null)), false, state, ApprovalRules.NONE);

        assertThat(howTo.asks().stream().map(Ask::code).collect(Collectors.joining()))
                .isEqualTo(asked);
    }

    @Test
    void aDefectIsAskedAPhotoOfAndAVagueComplaintADetail() {
        assertThat(triage.plan(
                                Optional.of(understanding("request", "return", "product_quality")),
                                false,
                                OrderState.KNOWN,
                                ApprovalRules.NONE)
                        .asks())
                .containsExactly(Ask.PHOTO);
        assertThat(triage.plan(
                                Optional.of(understanding("complaint", null, "other")),
                                false,
                                OrderState.NONE,
                                ApprovalRules.NONE)
                        .asks())
                .containsExactly(Ask.DETAIL);
    }

    @Test
    void namesThatCouldCarryWordsOfTheCustomerAreRefused() {
        assertThatThrownBy(() -> new Intent("我的电话是13800000000", 0.9, null, false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Deadlines(Duration.ZERO, Duration.ofHours(1), Duration.ofHours(1)))
                .hasMessage("a deadline must lie in the future");
    }

    private Optional<CasePlan> plan(Understanding understanding) {
        return triage.plan(Optional.of(understanding), false, OrderState.NONE, ApprovalRules.NONE)
                .casePlan();
    }

    private static String tasks(CasePlan plan) {
        return plan.tasks().stream()
                .map(task -> task.department().code() + " " + task.action())
                .collect(Collectors.joining(", "));
    }

    private static Understanding understanding(String act, String about, String complaint) {
        List<Intent> intents = about == null
                ? List.of(new Intent("smalltalk.greeting", 0.9, null, false))
                : List.of(new Intent(about + ".any", 0.9, code(CaseKind.class, about), true));
        Complaint about2 = complaint == null ? null : new Complaint(code(ComplaintCategory.class, complaint), 0.9);
        return understanding(act, intents, about2, Urgency.NORMAL, false);
    }

    private static Understanding understanding(
            String act, List<Intent> intents, Complaint complaint, Urgency urgency, boolean outOfScope) {
        return new Understanding(
                "zh",
                intents,
                new Act(code(Act.Label.class, act), 0.9),
                new OutOfScope(outOfScope, outOfScope ? 0.9 : 0.1),
                List.of(),
                null,
                urgency,
                complaint,
                null);
    }

    private static Understanding with(Understanding it, Complaint complaint) {
        return new Understanding(
                it.language(),
                it.intents(),
                it.act(),
                it.outOfScope(),
                it.entities(),
                it.sentiment(),
                it.urgency(),
                complaint,
                it.model());
    }

    private static <E extends Enum<E>> E code(Class<E> type, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(it -> it.name().equalsIgnoreCase(code))
                .findFirst()
                .orElseThrow();
    }
}
