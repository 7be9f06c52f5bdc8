package io.aftercare.intent.model;

import io.aftercare.intent.language.Language;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Versions that an operator wants as default, each written as {@code pack/language=version}. */
record Pins(List<ModelId> all) {
    private static final Pattern PIN = Pattern.compile("([^/=]+)/(zh|en)=(\\d{1,9})");

    /** @throws IllegalArgumentException naming what is not written so */
    static Pins of(Collection<String> pinned) {
        return new Pins(pinned.stream().map(Pins::parse).toList());
    }

    private static ModelId parse(String pin) {
        Matcher parts = PIN.matcher(pin.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("a pinned model is written as after-sales/zh=2, not as '" + pin + "'");
        }
        return new ModelId(
                parts.group(1), Language.ofTag(parts.group(2)).orElseThrow(), Integer.parseInt(parts.group(3)));
    }

    Stream<ModelId> ids() {
        return all.stream();
    }

    Optional<Integer> version(String pack, Language language) {
        return all.stream()
                .filter(pin -> pin.pack().equals(pack) && pin.language() == language)
                .map(ModelId::version)
                .findFirst();
    }
}
