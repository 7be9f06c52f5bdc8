package io.aftercare.intent.entity;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/** Finds entities of one type in a folded text. */
interface Recognizer {
    EntityType type();

    List<Match> find(String folded);

    record Match(int start, int end, String value) {
        /** A number with letters, as it is printed: in capitals. */
        static Match printed(Matcher matcher, int group) {
            return new Match(
                    matcher.start(group),
                    matcher.end(group),
                    matcher.group(group).toUpperCase(Locale.ROOT));
        }
    }
}
