package io.aftercare.inference;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Hugging Face {@code tokenizer.json}; safe for many threads. Common texts of a BERT are read in Java, all others by
 * Hugging Face's library, of which the call costs more than the work.
 */
final class Tokenizer implements AutoCloseable {
    private static final String DJL_OFFLINE = "ai.djl.offline";

    private final HuggingFaceTokenizer library;
    private final Optional<WordPieces> words;

    private Tokenizer(HuggingFaceTokenizer library, Optional<WordPieces> words) {
        this.library = library;
        this.words = words;
    }

    /** Cuts nothing, whatever the file says of truncation. */
    static Tokenizer load(ModelSource source) {
        stayOffline();
        byte[] json = source.read();
        try (var stream = new ByteArrayInputStream(json)) {
            return new Tokenizer(
                    HuggingFaceTokenizer.newInstance(stream, Map.of("truncation", "false", "padding", "false")),
                    WordPieces.of(json));
        } catch (IOException | RuntimeException e) {
            throw new ModelLoadException(source.name() + " is not a tokenizer: " + e.getMessage(), e);
        } catch (LinkageError e) {
            throw new ModelLoadException(source.name() + ": the tokenizer's native library does not load: " + e, e);
        }
    }

    /**
     * DJL otherwise asks the cloud's metadata address who we are, and on a machine with a GPU downloads a CUDA build of
     * its library; offline it takes the CPU build from its own jar. Whoever starts the JVM may decide differently.
     */
    private static void stayOffline() {
        if (System.getProperty(DJL_OFFLINE) == null && System.getenv("DJL_OFFLINE") == null) {
            System.setProperty(DJL_OFFLINE, "true");
        }
    }

    /** What stands around a text. */
    long[] specials() {
        return library.encode("").getIds();
    }

    /** The text's own tokens. */
    Pieces pieces(String text) {
        return words.flatMap(plain -> plain.pieces(text)).orElseGet(() -> libraryPieces(text));
    }

    /** The library counts offsets in code points, Java's strings in UTF-16 units. */
    Pieces libraryPieces(String text) {
        Encoding encoding = library.encode(text, false, false);
        int[] units = unitsOfCodePoints(text);
        List<TokenSpan> spans = Arrays.stream(encoding.getCharTokenSpans())
                .map(span -> new TokenSpan(units[span.getStart()], units[span.getEnd()]))
                .toList();
        return new Pieces(encoding.getIds(), spans);
    }

    /** For each code point, and for the end, the UTF-16 unit at which it begins. */
    private static int[] unitsOfCodePoints(String text) {
        int count = text.codePointCount(0, text.length());
        int[] units = new int[count + 1];
        for (int point = 0, unit = 0; point < count; point++) {
            units[point] = unit;
            unit += Character.charCount(text.codePointAt(unit));
        }
        units[count] = text.length();
        return units;
    }

    @Override
    public void close() {
        library.close();
    }
}
