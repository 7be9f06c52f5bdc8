package io.aftercare.policy;

import com.fasterxml.jackson.annotation.JsonValue;

/** What the last twelve months say of a customer; it may open doors, and no right given by law hangs on it. */
public record CustomerHistory(Tier tier, int orders, int returns) {
    public static final CustomerHistory NONE = new CustomerHistory(Tier.REGULAR, 0, 0);

    public enum Tier implements Coded {
        REGULAR,
        SILVER,
        GOLD;

        @Override
        @JsonValue
        public String code() {
            return Coded.of(this);
        }
    }

    public CustomerHistory {
        tier = tier == null ? Tier.REGULAR : tier;
        if (orders < 0 || returns < 0) {
            throw new FactsRefused("a customer's orders and returns must not be negative");
        }
    }
}
