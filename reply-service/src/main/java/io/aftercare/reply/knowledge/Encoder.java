package io.aftercare.reply.knowledge;

/**
 * How texts of one language are compared: by vectors whose likeness {@code relevance} can read, and with the questions
 * that are known to have been asked for an article.
 *
 * @param model name and version, and what tells its vectors from those of any other
 */
public record Encoder(String model, Embedder embedder, Relevance relevance, AskedBefore asked) {
    private static final Embedder NO_MEANING = text -> new float[] {1};

    /** By words alone: where there is no model, all texts are equally alike. */
    static Encoder none(String why) {
        return new Encoder("none: " + why, NO_MEANING, Relevance.WORDS_ALONE, AskedBefore.NOTHING);
    }

    /** Whether likeness of its vectors tells anything. */
    public boolean readsMeaning() {
        return embedder != NO_MEANING;
    }

    /** For vectors that are not those of the models that ship. */
    public static Encoder of(Embedder embedder) {
        return new Encoder("unnamed", embedder, Relevance.fused(Relevance.USUAL_MINIMUM), AskedBefore.NOTHING);
    }

    /** The same with vectors from elsewhere, which are as this one's. */
    public Encoder withEmbedder(Embedder other) {
        return new Encoder(model, other, relevance, asked);
    }

    public Encoder withRelevance(Relevance other) {
        return new Encoder(model, embedder, other, asked);
    }

    public Encoder withAsked(AskedBefore other) {
        return new Encoder(model, embedder, relevance, other);
    }
}
