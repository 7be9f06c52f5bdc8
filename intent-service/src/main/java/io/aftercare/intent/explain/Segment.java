package io.aftercare.intent.explain;

/** A piece of a text that may be left out; offsets in UTF-16 units, the end exclusive. */
record Segment(int start, int end) {
    String in(String text) {
        return text.substring(start, end);
    }

    String leftOutOf(String text) {
        return text.substring(0, start) + text.substring(end);
    }
}
