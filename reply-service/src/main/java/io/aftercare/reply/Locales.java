package io.aftercare.reply;

import io.aftercare.web.Problems;
import java.util.Locale;

/** The language that a request names, or that its text seems to be in. */
final class Locales {
    private Locales() {}

    static Language parse(String locale) {
        try {
            return Language.valueOf(locale.replaceFirst("[-_].*", "").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("locale-unknown", "Articles are kept in zh and en; send locale=zh or locale=en.");
        }
    }

    /** Chinese where it has a Chinese character, and where it says nothing. */
    static Language of(String text) {
        boolean latinOnly = !text.isBlank()
                && text.codePoints().noneMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
        return latinOnly ? Language.EN : Language.ZH;
    }
}
