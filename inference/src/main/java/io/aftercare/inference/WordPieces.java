package io.aftercare.inference;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * BERT's tokenizer (Devlin et al. 2019: words and signs, then the longest pieces from the left) for texts
 * of common characters, in Java: a call into a library costs more than the work. Gives what the library gives, or nothing.
 */
final class WordPieces {
    private final Vocabulary vocabulary;
    private final int unknown;
    private final int longestWord;
    private final boolean smallLetters;
    private final List<String> added;

    private WordPieces(Vocabulary vocabulary, boolean smallLetters, int unknown, int longestWord, List<String> added) {
        this.vocabulary = vocabulary;
        this.smallLetters = smallLetters;
        this.unknown = unknown;
        this.longestWord = longestWord;
        this.added = added;
    }

    /** Empty for a tokenizer of another kind, or one with settings of its own. */
    static Optional<WordPieces> of(byte[] tokenizerJson) {
        try {
            JsonElement file = JsonParser.parseString(new String(tokenizerJson, StandardCharsets.UTF_8));
            return file.isJsonObject() && isBerts(file.getAsJsonObject())
                    ? Optional.of(read(file.getAsJsonObject()))
                    : Optional.empty();
        } catch (JsonParseException noJson) {
            return Optional.empty();
        }
    }

    private static boolean isBerts(JsonObject file) {
        JsonObject normalizer = part(file, "normalizer");
        JsonObject model = part(file, "model");
        return is(normalizer, "type", "BertNormalizer")
                && is(normalizer, "clean_text", "true")
                && is(normalizer, "handle_chinese_chars", "true")
                && is(part(file, "pre_tokenizer"), "type", "BertPreTokenizer")
                && is(model, "type", "WordPiece")
                && is(model, "continuing_subword_prefix", "##");
    }

    private static JsonObject part(JsonObject of, String key) {
        JsonElement element = of.get(key);
        return element != null && element.isJsonObject() ? element.getAsJsonObject() : new JsonObject();
    }

    private static boolean is(JsonObject object, String key, String value) {
        JsonElement element = object.get(key);
        return element != null
                && element.isJsonPrimitive()
                && element.getAsString().equals(value);
    }

    private static WordPieces read(JsonObject file) {
        JsonObject model = file.getAsJsonObject("model");
        Map<String, Integer> pieces = new HashMap<>();
        model.getAsJsonObject("vocab")
                .entrySet()
                .forEach(piece -> pieces.put(piece.getKey(), piece.getValue().getAsInt()));
        List<String> added = file.getAsJsonArray("added_tokens").asList().stream()
                .map(token -> token.getAsJsonObject().get("content").getAsString())
                .toList();
        return new WordPieces(
                new Vocabulary(pieces),
                is(part(file, "normalizer"), "lowercase", "true"),
                pieces.get(model.get("unk_token").getAsString()),
                model.get("max_input_chars_per_word").getAsInt(),
                added);
    }

    /** Empty where the text has characters, or names of special tokens, that are better left to the library. */
    Optional<Pieces> pieces(String text) {
        return isCommon(text) ? Optional.of(new Walk(text).pieces()) : Optional.empty();
    }

    private boolean isCommon(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Sign.of(text.charAt(i)) == Sign.UNCOMMON) {
                return false;
            }
        }
        return added.stream().noneMatch(text::contains);
    }

    /** Once through a text. */
    private final class Walk {
        private final String text;
        private final char[] word;
        private final List<TokenSpan> spans;
        private long[] ids;

        private Walk(String text) {
            this.text = text;
            this.word = new char[text.length()];
            this.spans = new ArrayList<>(text.length());
            this.ids = new long[text.length()];
        }

        private Pieces pieces() {
            int at = 0;
            while (at < text.length()) {
                switch (Sign.of(text.charAt(at))) {
                    case ALONE -> {
                        int id = vocabulary.single(text.charAt(at));
                        add(id == Vocabulary.NONE ? unknown : id, at, at + 1);
                        at++;
                    }
                    case LETTER -> at = readWord(at);
                    default -> at++;
                }
            }
            return new Pieces(Arrays.copyOf(ids, spans.size()), spans);
        }

        private int readWord(int start) {
            int end = start;
            while (end < text.length() && Sign.of(text.charAt(end)) == Sign.LETTER) {
                char letter = text.charAt(end);
                word[end - start] = smallLetters ? Character.toLowerCase(letter) : letter;
                end++;
            }
            int before = spans.size();
            int length = end - start;
            for (int at = 0; at < length; ) {
                long piece = length > longestWord ? Vocabulary.NONE : vocabulary.longest(word, at, length);
                if (piece < 0) {
                    // A word of which one piece is not known is not known at all.
                    spans.subList(before, spans.size()).clear();
                    add(unknown, start, end);
                    break;
                }
                add((int) (piece >>> Integer.SIZE), start + at, start + (int) piece);
                at = (int) piece;
            }
            return end;
        }

        private void add(int id, int start, int end) {
            ids[spans.size()] = id;
            spans.add(new TokenSpan(start, end));
        }
    }
}
