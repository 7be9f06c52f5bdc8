package io.aftercare.ticket.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.events.CaseKind;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.policy.OptionKind;
import io.aftercare.policy.Reason;
import io.aftercare.ticket.triage.Understanding;
import java.time.Instant;
import java.util.List;
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
        "resend.wrong_item,          RESEND,           ,                RESEND,            WRONG_ITEM",
        "price_protection.request,   PRICE_PROTECTION, ,                PRICE_PROTECTION,  PRICE_DROP",
        "invoice.request,            INVOICE,          ,                INVOICE,           INVOICE_NEEDED",
        "logistics.not_shipped,      LOGISTICS,        ,                ,                  LATE",
        "logistics.not_received,     LOGISTICS,        LOGISTICS,       ,                  LOST",
        "logistics.damaged,          LOGISTICS,        ,                ,                  DAMAGED_IN_TRANSIT",
        "complaint.product_quality,  COMPLAINT,        PRODUCT_QUALITY, ,                  DEFECT"
    })
    void whatIsWantedAndWhyIsReadFromKindIntentAndComplaint(
            String intent, CaseKind kind, ComplaintCategory complaint, OptionKind wants, Reason reason) {
        assertThat(UnderstoodRequest.of(understanding(intent, kind, complaint, false), NOW))
                .hasValueSatisfying(request -> {
                    assertThat(request.wants()).isEqualTo(wants);
                    assertThat(request.reason()).isEqualTo(reason);
                    assertThat(request.at()).isEqualTo(NOW);
                });
    }

    @Test
    void whatAsksForNothingHasNoRequest() {
        assertThat(UnderstoodRequest.of(understanding("order.status", null, null, false), NOW))
                .isEmpty();
        assertThat(UnderstoodRequest.of(
                        understanding("complaint.service", CaseKind.COMPLAINT, ComplaintCategory.SERVICE, false), NOW))
                .isEmpty();
    }

    @Test
    void whatIsOutOfScopeIsNotGuessedAt() {
        assertThat(UnderstoodRequest.of(understanding("return.request", CaseKind.RETURN, null, true), NOW))
                .isEmpty();
    }

    private static Understanding understanding(
            String intent, CaseKind kind, ComplaintCategory complaint, boolean outOfScope) {
        return new Understanding(
                "zh",
                List.of(new Understanding.Intent(intent, 0.9, kind, true)),
                null,
                new Understanding.OutOfScope(outOfScope, 0.1),
                List.of(),
                null,
                null,
                complaint == null ? null : new Understanding.Complaint(complaint, 0.9),
                null);
    }
}
