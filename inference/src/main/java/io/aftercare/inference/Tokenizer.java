package io.aftercare.inference;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

/** A Hugging Face {@code tokenizer.json} that cuts texts at a number of tokens; safe for many threads. */
final class Tokenizer implements AutoCloseable {
    private static final String DJL_OFFLINE = "ai.djl.offline";

    private final HuggingFaceTokenizer tokenizer;

    private Tokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    static Tokenizer load(ModelSource source, int maxTokens) {
        stayOffline();
        Map<String, String> options = Map.of(
                "truncation",
                "true",
                "padding",
                "false",
                "modelMaxLength",
                Integer.toString(maxTokens),
                "maxLength",
                Integer.toString(maxTokens));
        try (var json = new ByteArrayInputStream(source.read())) {
            return new Tokenizer(HuggingFaceTokenizer.newInstance(json, options));
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

    Tokens encode(String text) {
        Encoding encoding = tokenizer.encode(text);
        return new Tokens(encoding.getIds(), encoding.getTypeIds());
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
