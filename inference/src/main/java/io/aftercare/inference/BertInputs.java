package io.aftercare.inference;

import java.util.Set;

/** The inputs that a BERT-like graph may ask for, filled from a batch. */
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

    static void fill(Tensors tensors, OnnxSession session, PaddedBatch batch) {
        for (String name : session.inputNames()) {
            tensors.add(name, values(name, batch), batch.rows(), batch.width());
        }
    }

    private static long[] values(String input, PaddedBatch batch) {
        return switch (input) {
            case IDS -> batch.ids();
            case MASK -> batch.mask();
            case SEGMENTS -> batch.segments();
            default -> throw new IllegalArgumentException(input);
        };
    }
}
