package io.aftercare.local.launcher.load;

/** A conversation that was had with the service, to be copied. */
record Template(Plot plot, String conversation) {
    /** The demo shop knows no other. */
    static final String TENANT = "demo";

    static final String CUSTOMER = "lin-xiao";
    static final String AGENT = "agent-load";

    /** Of the demo shop, delivered yesterday. */
    static final String ORDER = "A1003";

    static final String ITEM = "L-4001";
}
