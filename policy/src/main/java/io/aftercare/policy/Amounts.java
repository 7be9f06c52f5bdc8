package io.aftercare.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What the customer gets in money.
 *
 * @param refund goods and freight; what {@code payments} add up to
 * @param freight the part of the refund that is freight to the buyer
 * @param payments where the refund goes: back to what was paid with, in proportion to what is left of each
 * @param coupons the codes that come back, as coupons
 * @param compensation on top of the refund
 * @param deductions what the refund is less than the price because goods lost value in the customer's hands
 * @param punitive the compensation is a penalty by law, and may exceed what was paid
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Amounts(
        Money refund,
        Money freight,
        List<Part> payments,
        List<String> coupons,
        Money compensation,
        List<Deduction> deductions,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean punitive) {
    public record Part(String method, Money amount) {}

    /** So many of an item have lost so much of their price, by what they were found, or else are expected, to be. */
    public record Deduction(String sku, int quantity, Grade grade, int percent, Money amount) {}

    @JsonIgnore
    Money total() {
        return refund.plus(compensation);
    }
}
