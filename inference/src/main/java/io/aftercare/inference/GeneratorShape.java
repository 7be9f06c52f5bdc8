package io.aftercare.inference;

import java.util.stream.IntStream;

/**
 * The sizes of a generator's graphs, as its manifest states them.
 *
 * @param layers of the decoder; each keeps keys and values
 * @param heads of attention in a layer
 * @param head numbers in a head
 * @param prompt the most symbols that the encoder is given
 * @param tokens the most tokens that are generated
 * @param outputs tokens that can be generated
 */
public record GeneratorShape(int layers, int heads, int head, int prompt, int tokens, int outputs) {
    public GeneratorShape {
        if (IntStream.of(layers, heads, head, prompt, tokens, outputs).anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("every size of a generator must be positive: %d layers, %d heads of %d,"
                            .formatted(layers, heads, head)
                    + " a prompt of %d, %d tokens, %d outputs".formatted(prompt, tokens, outputs));
        }
    }

    /** Keys and values of so many tokens. */
    long[] cache(int length) {
        return new long[] {length, 2L * layers, heads, head};
    }

    /** How many numbers the keys and values of so many tokens are. */
    int cached(int length) {
        return OnnxSession.count(cache(length));
    }
}
