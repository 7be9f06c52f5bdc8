package io.aftercare.intent.model;

import io.aftercare.intent.language.Language;

/**
 * Which model: the set of intents that it tells apart, the language that it reads, and its version among those.
 *
 * @param version counts up; the newest is the default
 */
public record ModelId(String pack, Language language, int version) {
    @Override
    public String toString() {
        return pack + "/" + language.code() + "/" + version;
    }
}
