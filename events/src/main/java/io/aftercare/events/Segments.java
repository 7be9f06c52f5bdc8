package io.aftercare.events;

import java.util.regex.Pattern;

/**
 * By what figures of a case are told apart, as far as it is known; null is unknown. Codes of the shop and of the desk, of
 * letters, digits, points, lines and colons, at most 64: a text that is none is taken for unknown, so that no name and no
 * address gets in.
 *
 * @param sku the item, where the case is about one only
 * @param productClass its class, as electronics
 * @param batch its production batch, lot or serial range
 * @param warehouse from which it was sent
 * @param carrier who carried it to the customer
 * @param region where to: a province (ISO 3166-2) or country (ISO 3166-1), never an address
 * @param channel through which the customer wrote
 * @param agentGroup the group of people who deal with the case
 */
public record Segments(
        String sku,
        String productClass,
        String batch,
        String warehouse,
        String carrier,
        String region,
        String channel,
        String agentGroup) {
    public static final Segments UNKNOWN = new Segments(null, null, null, null, null, null, null, null);

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}");

    public Segments {
        sku = code(sku);
        productClass = code(productClass);
        batch = code(batch);
        warehouse = code(warehouse);
        carrier = code(carrier);
        region = code(region);
        channel = code(channel);
        agentGroup = code(agentGroup);
    }

    /** With the channel, which the conversation knows and the order does not. */
    public Segments through(String channel) {
        return new Segments(sku, productClass, batch, warehouse, carrier, region, channel, agentGroup);
    }

    private static String code(String text) {
        return text != null && CODE.matcher(text).matches() ? text : null;
    }
}
