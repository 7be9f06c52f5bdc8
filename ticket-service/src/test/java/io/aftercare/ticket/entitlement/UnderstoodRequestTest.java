package io.aftercare.ticket.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.events.CaseKind;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.policy.OptionKind;
import io.aftercare.policy.Reason;
import io.aftercare.ticket.triage.Understanding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnderstoodRequestTest {
    private static final Instant NOW = Instant.parse("2026-03-05T02:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "return.request,             RETURN,           ,                RETURN_AND_REFUND, NO_REASON",
        "return.request,             RETURN,           PRODUCT_QUALITY, RETURN_AND_REFUND, DEFECT",
        "exchange.request,           EXCHANGE,         PRODUCT_QUALITY, EXCHANGE,          DEFECT",
        "refund.request,             REFUND_ONLY,      ,                REFUND,            NO_REASON",
        "repair.request,             REPAIR,           ,                REPAIR,            DEFECT",
        "resend.missing,             RESEND,           ,                RESEND,            MISSING_ITEM",
        "resend.missing_item,        RESEND,           PRODUCT_QUALITY, RESEND,           MISSING_ITEM",
        "resend.wrong_item,          RESEND,           ,                EXCHANGE,          WRONG_ITEM",
        "repair.warranty_period,     ,                 ,                REPAIR,            DEFECT",
        "order.cancel,               ,                 ,                REFUND,            NO_REASON",
        "price_protection.request,   PRICE_PROTECTION, ,                PRICE_PROTECTION,  PRICE_DROP",
        "invoice.request,            INVOICE,          ,                INVOICE,           INVOICE_NEEDED",
        "logistics.not_shipped,      LOGISTICS,        ,                ,                  LATE",
        "logistics.not_received,     LOGISTICS,        LOGISTICS,       ,                  LOST",
        "logistics.damaged,          LOGISTICS,        ,                ,                  DAMAGED_IN_TRANSIT",
        "complaint.product_quality,  COMPLAINT,        PRODUCT_QUALITY, ,                  DEFECT"
    })
    void whatIsWantedAndWhyIsReadFromKindIntentAndComplaint(
            String intent, CaseKind kind, ComplaintCategory complaint, OptionKind wants, Reason reason) {
        assertThat(UnderstoodRequest.of(
                        understanding(intent, kind, complaint, false), Optional.empty(), Optional.empty(), NOW))
                .hasValueSatisfying(request -> {
                    assertThat(request.wants()).isEqualTo(wants);
                    assertThat(request.reason()).isEqualTo(reason);
                    assertThat(request.at()).isEqualTo(NOW);
                });
    }

    @Test
    void whatAsksForNothingHasNoRequest() {
        assertThat(UnderstoodRequest.of(
                        understanding("order.status", null, null, false), Optional.empty(), Optional.empty(), NOW))
                .isEmpty();
        assertThat(UnderstoodRequest.of(
                        understanding("complaint.service", CaseKind.COMPLAINT, ComplaintCategory.SERVICE, false),
                        Optional.empty(),
                        Optional.empty(),
                        NOW))
                .isEmpty();
    }

    @Test
    void whatIsOutOfScopeIsNotGuessedAt() {
        assertThat(UnderstoodRequest.of(
                        understanding("return.request", CaseKind.RETURN, null, true),
                        Optional.empty(),
                        Optional.empty(),
                        NOW))
                .isEmpty();
    }

    /** "And who pays for the way back?" */
    @Test
    void aQuestionThatFollowsOnIsAboutWhatWasAskedBefore() {
        Asked earlier = new Asked(OptionKind.EXCHANGE, Reason.DEFECT, null);

        assertThat(UnderstoodRequest.of(
                        understanding("return.freight", null, null, false),
                        Optional.of(earlier),
                        Optional.empty(),
                        NOW))
                .hasValueSatisfying(request -> assertThat(List.of(request.wants(), request.reason()))
                        .containsExactly(OptionKind.EXCHANGE, Reason.DEFECT));
        assertThat(UnderstoodRequest.of(
                        understanding("order.status", null, null, false), Optional.of(earlier), Optional.empty(), NOW))
                .isEmpty();
    }

    /** "You sent me a kettle." – "Do you want it back?" */
    @Test
    void aFaultOnceToldStaysTheReason() {
        Optional<Asked> wrongItem = Optional.of(new Asked(OptionKind.EXCHANGE, Reason.WRONG_ITEM, null));
        Optional<Asked> cheaper = Optional.of(new Asked(OptionKind.PRICE_PROTECTION, Reason.PRICE_DROP, null));
        Understanding back = understanding("return.request", CaseKind.RETURN, null, false);

        assertThat(UnderstoodRequest.of(back, wrongItem, Optional.empty(), NOW))
                .hasValueSatisfying(request -> assertThat(request.reason()).isEqualTo(Reason.WRONG_ITEM));
        assertThat(UnderstoodRequest.of(back, cheaper, Optional.empty(), NOW))
                .hasValueSatisfying(request -> assertThat(request.reason()).isEqualTo(Reason.NO_REASON));
    }

    @Test
    void whoWantedNoReasonAndIsNotUpsetHasFoundNoFault() {
        Optional<Asked> noReason = Optional.of(new Asked(OptionKind.RETURN_AND_REFUND, Reason.NO_REASON, null));
        Understanding goAhead =
                understanding("return.request", CaseKind.RETURN, ComplaintCategory.PRODUCT_QUALITY, false);

        assertThat(UnderstoodRequest.of(goAhead, noReason, Optional.empty(), NOW))
                .hasValueSatisfying(request -> assertThat(request.reason()).isEqualTo(Reason.NO_REASON));
    }

    /** "The zip is broken. I might as well return it." */
    @Test
    void aSureComplaintOutweighsAnUnsureReturn() {
        Optional<Asked> noReason = Optional.of(new Asked(OptionKind.RETURN_AND_REFUND, Reason.NO_REASON, null));
        Understanding broken = understanding(
                List.of(
                        new Understanding.Intent("complaint.product_quality", 0.6, CaseKind.COMPLAINT, true),
                        new Understanding.Intent("return.request", 0.3, CaseKind.RETURN, true)),
                ComplaintCategory.PRODUCT_QUALITY,
                false);
        Understanding cancels = understanding(
                List.of(new Understanding.Intent("order.cancel", 0.4, null, true)),
                ComplaintCategory.PRODUCT_QUALITY,
                false);

        assertThat(UnderstoodRequest.of(broken, noReason, Optional.empty(), NOW))
                .hasValueSatisfying(request -> assertThat(List.of(request.wants(), request.reason()))
                        .containsExactly(OptionKind.RETURN_AND_REFUND, Reason.DEFECT));
        assertThat(UnderstoodRequest.of(cancels, Optional.empty(), Optional.empty(), NOW))
                .hasValueSatisfying(request -> assertThat(request.reason()).isEqualTo(Reason.DEFECT));
    }

    @Test
    void severalIntentsOfOneKindAreOneWish() {
        Understanding returns = understanding(
                List.of(
                        new Understanding.Intent("order.status", 0.5, null, true),
                        new Understanding.Intent("return.request", 0.15, CaseKind.RETURN, true),
                        new Understanding.Intent("return.pickup", 0.15, CaseKind.RETURN, true)),
                null,
                false);

        assertThat(UnderstoodRequest.of(returns, Optional.empty(), Optional.empty(), NOW))
                .hasValueSatisfying(request -> assertThat(request.wants()).isEqualTo(OptionKind.RETURN_AND_REFUND));
    }

    @Test
    void nothingIsAskedOfTheRulesOnAGuess() {
        assertThat(UnderstoodRequest.of(
                        understanding("logistics.leave_with", 0.77, "return.pickup", CaseKind.RETURN, 0.04),
                        Optional.empty(),
                        Optional.empty(),
                        NOW))
                .isEmpty();
    }

    private static Understanding understanding(
            String best, double sure, String second, CaseKind kind, double confidence) {
        return understanding(
                List.of(
                        new Understanding.Intent(best, sure, null, true),
                        new Understanding.Intent(second, confidence, kind, true)),
                null,
                false);
    }

    private static Understanding understanding(
            String intent, CaseKind kind, ComplaintCategory complaint, boolean outOfScope) {
        return understanding(List.of(new Understanding.Intent(intent, 0.9, kind, true)), complaint, outOfScope);
    }

    private static Understanding understanding(
            List<Understanding.Intent> intents, ComplaintCategory complaint, boolean outOfScope) {
        return new Understanding(
                "zh",
                intents,
                null,
                new Understanding.OutOfScope(outOfScope, 0.1),
                List.of(),
                null,
                null,
                complaint == null ? null : new Understanding.Complaint(complaint, 0.9),
                null);
    }
}
