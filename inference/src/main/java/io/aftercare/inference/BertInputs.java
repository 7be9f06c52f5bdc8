package io.aftercare.inference;

import java.nio.LongBuffer;
import java.util.Set;

/** The inputs that a BERT-like graph may ask for, filled from one text or from a batch. */
final class BertInputs {
    private static final String IDS = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String SEGMENTS = "token_type_ids";
    private static final Set<String> KNOWN = Set.of(IDS, MASK, SEGMENTS);

    private BertInputs() {}

    /** @throws ModelLoadException when the graph wants anything else, or no ids */
    static void requireKnown(OnnxSession session) {
        if (!KNOWN.containsAll(session.inputNames()) || !session.inputNames().contains(IDS)) {
            throw new ModelLoadException("%s is no text encoder: it wants the inputs %s, not some of %s"
                    .formatted(session.name(), session.inputNames(), KNOWN));
        }
    }

    /** Writes what one input is of a text alone, from the buffer's start. */
    static void fill(String input, Tokens text, LongBuffer values) {
        switch (input) {
            case IDS -> values.put(0, text.ids());
            case SEGMENTS -> values.put(0, text.segments());
            case MASK -> {
                for (int i = 0; i < text.length(); i++) {
                    values.put(i, 1);
                }
            }
            default -> throw new IllegalArgumentException(input);
        }
    }

    static long[] values(String input, PaddedBatch batch) {
        return switch (input) {
            case IDS -> batch.ids();
            case MASK -> batch.mask();
            case SEGMENTS -> batch.segments();
            default -> throw new IllegalArgumentException(input);
        };
    }
}
