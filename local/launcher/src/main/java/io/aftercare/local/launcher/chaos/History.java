package io.aftercare.local.launcher.chaos;

import java.util.List;

/**
 * What a run left behind, at each station from the client to the consumer.
 *
 * @param acknowledged in the order in which clients were told; one client at a time works on a key
 * @param effects what the rows of the database say was done
 * @param outbox in the order of its positions
 * @param published per stream in the order of the topic, with what was delivered more than once
 * @param consumed per stream in the order in which the consumer shows it
 */
record History(
        List<Acknowledged> acknowledged,
        List<String> effects,
        List<Event> outbox,
        List<Event> published,
        List<Event> consumed) {}
