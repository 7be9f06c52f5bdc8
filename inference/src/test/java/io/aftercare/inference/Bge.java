package io.aftercare.inference;

/** The real encoder that tests run: BGE small zh v1.5, int8, from its Maven artifact. */
final class Bge {
    static final ModelSource GRAPH = ModelSource.classPath("bge-small-zh-v1.5-q.onnx");
    static final ModelSource TOKENIZER = ModelSource.classPath("bge-small-zh-v1.5-q-tokenizer.json");
    static final int MAX_TOKENS = 64;

    private Bge() {}

    static TextEncoder load(EngineOptions options) {
        return TextEncoder.load(GRAPH, TOKENIZER, MAX_TOKENS, options);
    }
}
