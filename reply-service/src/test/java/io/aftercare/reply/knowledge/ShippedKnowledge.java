package io.aftercare.reply.knowledge;

import io.aftercare.inference.EngineOptions;
import java.nio.file.Path;

/** The real articles behind the real encoders, loaded once for all tests of a JVM. */
public final class ShippedKnowledge {
    static final Path MODELS = Path.of("../models/retrieval");
    public static final KnowledgeBase ARTICLES = KnowledgeBase.fromClassPath();
    public static final Encoders ENCODERS = Encoders.load(MODELS, EngineOptions.cpu());
    public static final Retriever RETRIEVER = Retriever.over(ARTICLES, ENCODERS.all());

    private ShippedKnowledge() {}
}
