package io.aftercare.reply.proof;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aftercare.reply.proof.Claim.Kind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How rights are called and how one commits oneself, in both languages, from {@code claims.yaml}. */
final class Lexicon {
    private static final String FILE = "/claims.yaml";

    @RegisterForReflection
    record Entry(String code, List<String> zh, List<String> en) {}

    @RegisterForReflection
    record File(List<Entry> rights, List<Entry> commitments, List<String> instructions) {}

    private record Wording(Kind kind, String code, Pattern pattern) {}

    private final List<Wording> wordings = new ArrayList<>();
    private final List<Pattern> instructions;

    private Lexicon(File file) {
        file.rights().forEach(entry -> add(Kind.RIGHT, entry));
        file.commitments().forEach(entry -> add(Kind.COMMITMENT, entry));
        instructions = file.instructions().stream().map(Lexicon::pattern).toList();
    }

    static Lexicon load() {
        try (InputStream yaml = Lexicon.class.getResourceAsStream(FILE)) {
            return new Lexicon(YAMLMapper.builder().build().readValue(yaml, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    List<Claim> read(String plain) {
        List<Claim> claims = new ArrayList<>();
        for (Wording wording : wordings) {
            Matcher found = wording.pattern().matcher(plain);
            while (found.find()) {
                claims.add(
                        new Claim(wording.kind(), wording.code(), found.group().strip()));
            }
        }
        return claims;
    }

    /** Whether a text talks to the machine that reads it instead of to a customer. */
    boolean instructs(String plain) {
        return instructions.stream().anyMatch(pattern -> pattern.matcher(plain).find());
    }

    private void add(Kind kind, Entry entry) {
        entry.zh().forEach(zh -> wordings.add(new Wording(kind, entry.code(), pattern(zh))));
        entry.en().forEach(en -> wordings.add(new Wording(kind, entry.code(), pattern(en))));
    }

    /** Punctuation in patterns is made plain as it is in texts. */
    private static Pattern pattern(String text) {
        return Pattern.compile(Normalizer.normalize(text, Normalizer.Form.NFKC), Pattern.CASE_INSENSITIVE);
    }
}
