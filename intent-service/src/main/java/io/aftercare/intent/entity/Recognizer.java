package io.aftercare.intent.entity;

import java.util.List;

/** Finds entities of one type in a folded text. */
interface Recognizer {
    EntityType type();

    List<Match> find(String folded);

    record Match(int start, int end, String value) {}
}
