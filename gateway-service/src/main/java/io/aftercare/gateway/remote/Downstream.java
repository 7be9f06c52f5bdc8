package io.aftercare.gateway.remote;

import java.util.Locale;

/** The services behind the gateway. */
public enum Downstream {
    TICKET,
    INTENT,
    REPLY,
    INSIGHT;

    /** As in configuration keys and problem types. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** intent-service holds nothing of a tenant, so it is not given anyone's token. */
    boolean verifiesTokens() {
        return this != INTENT;
    }

    @Override
    public String toString() {
        return key() + "-service";
    }
}
