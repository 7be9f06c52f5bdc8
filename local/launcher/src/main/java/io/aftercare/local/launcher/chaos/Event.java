package io.aftercare.local.launcher.chaos;

/**
 * An event as one station of its way holds it.
 *
 * @param stream topic and key: within it the order counts
 * @param effect what it tells of, such as {@code message.received ID}; null for what the history does not follow
 */
record Event(String id, String stream, String effect) {}
