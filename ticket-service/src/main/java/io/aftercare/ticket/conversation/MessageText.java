package io.aftercare.ticket.conversation;

/** What a customer wrote: text that can be stored, read and answered. */
record MessageText(String value) {
    MessageText {
        io.aftercare.web.MessageText.require("text", value);
    }

    /** "???" and "😭" have none. */
    boolean hasWords() {
        return value.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    int characters() {
        return value.codePointCount(0, value.length());
    }
}
