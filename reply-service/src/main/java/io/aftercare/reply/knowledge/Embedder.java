package io.aftercare.reply.knowledge;

/** Turns a text into a vector of length 1, so that the dot product of two vectors is their likeness. */
@FunctionalInterface
public interface Embedder {
    float[] embed(String text);
}
