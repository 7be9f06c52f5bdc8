package io.aftercare.policy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The few words that decisions speak of their own, in both languages; {@code words.yaml} holds them. */
final class Words {
    private static final Map<String, Text> WORDS = load();

    private Words() {}

    /** @param values each takes the place of {0}, {1} … in both languages */
    static Text say(String key, Text... values) {
        Text text = WORDS.get(key);
        if (text == null) {
            throw new IllegalStateException("words.yaml has no " + key);
        }
        String zh = text.zh();
        String en = text.en();
        for (int n = 0; n < values.length; n++) {
            zh = zh.replace("{" + n + "}", values[n].zh());
            en = en.replace("{" + n + "}", values[n].en());
        }
        return new Text(zh, en);
    }

    static Text of(String group, Coded value) {
        return say(group + "." + value.code());
    }

    static Text plain(Object value) {
        return new Text(value.toString(), value.toString());
    }

    private static Map<String, Text> load() {
        try (InputStream in = Words.class.getResourceAsStream("/words.yaml")) {
            return new YAMLMapper().readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
