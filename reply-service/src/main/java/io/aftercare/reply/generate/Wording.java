package io.aftercare.reply.generate;

import java.util.List;

/**
 * What the model wrote.
 *
 * @param template with placeholders, as the model wrote it
 * @param text filled from the facts, as the customer reads it
 * @param slots the facts that the text holds: on them rests its proof
 * @param tokens how many the model wrote
 * @param model name and version of the model
 */
public record Wording(String template, String text, List<String> slots, int tokens, String model) {}
