package io.aftercare.reply.generate;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.inference.ModelLoadException;
import io.aftercare.reply.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The model's vocabulary, from its {@code pieces.json}: three controls, placeholders, Chinese characters, English pieces,
 * and last the symbols that only the encoder reads.
 */
final class Pieces {
    private static final int CONTROLS = 3;
    private static final String SPACE = "▁";

    private final List<String> texts = new ArrayList<>();
    private final Map<String, Integer> symbols = new HashMap<>();
    private final int firstChinese;
    private final int firstEnglish;
    private final int outputs;

    Pieces(JsonNode pieces) {
        for (int control = 0; control < CONTROLS; control++) {
            texts.add("");
        }
        for (String slot : ActLanguage.strings(pieces.required("placeholders"))) {
            symbols.put("{" + slot + "}", texts.size());
            texts.add(slot);
        }
        firstChinese = texts.size();
        texts.addAll(ActLanguage.strings(pieces.required("zh")));
        firstEnglish = texts.size();
        ActLanguage.strings(pieces.required("en")).forEach(piece -> texts.add(piece.replace(SPACE, " ")));
        outputs = texts.size();
        int next = outputs;
        for (String symbol : ActLanguage.strings(pieces.required("symbols"))) {
            symbols.put(symbol, next++);
        }
    }

    /** How many of them can be written. */
    int outputs() {
        return outputs;
    }

    boolean isPlaceholder(int piece) {
        return piece >= CONTROLS && piece < firstChinese;
    }

    boolean isOf(Language language, int piece) {
        return language == Language.ZH
                ? piece >= firstChinese && piece < firstEnglish
                : piece >= firstEnglish && piece < outputs;
    }

    /** What it adds to the text; of a placeholder, its slot. */
    String text(int piece) {
        return texts.get(piece);
    }

    int placeholder(String slot) {
        return id("{" + slot + "}");
    }

    int[] ids(List<String> names) {
        return names.stream().mapToInt(this::id).toArray();
    }

    private int id(String symbol) {
        Integer id = symbols.get(symbol);
        if (id == null) {
            throw new ModelLoadException(
                    "the wording model has no symbol " + symbol + ": acts and pieces do not belong together");
        }
        return id;
    }
}
