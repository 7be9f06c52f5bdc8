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

    /** The others hold nothing of a tenant, so they are not given anyone's token. */
    boolean verifiesTokens() {
        return this == TICKET || this == INSIGHT;
    }

    @Override
    public String toString() {
        return key() + "-service";
    }
}
