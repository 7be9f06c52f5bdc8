package io.aftercare.reply.knowledge;

import io.aftercare.inference.EngineOptions;

/** The real articles behind the real encoders, loaded once for all tests of a JVM. */
public final class ShippedKnowledge {
    public static final KnowledgeBase ARTICLES = KnowledgeBase.fromClassPath();
    public static final Encoders ENCODERS = Encoders.load(EngineOptions.cpu());
    public static final Retriever RETRIEVER = Retriever.over(ARTICLES, ENCODERS.embedders());

    private ShippedKnowledge() {}
}
