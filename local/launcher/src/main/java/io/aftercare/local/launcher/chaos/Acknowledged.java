package io.aftercare.local.launcher.chaos;

/**
 * Something that a client asked for and was told is done.
 *
 * @param effect what it did, such as {@code message.received ID}; the same words that its event is known by
 * @param key of the conversation or case that it happened to
 */
record Acknowledged(String effect, String key) {}
