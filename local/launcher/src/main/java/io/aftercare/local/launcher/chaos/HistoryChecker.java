package io.aftercare.local.launcher.chaos;

import io.aftercare.local.launcher.chaos.Violation.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Follows everything from the client that was told of it to the consumer, and names what is missing, double or out of
 * order between two stations. An event that is on a topic twice under one id is no violation: delivery is at least once,
 * and its first arrival is the one that counts.
 */
final class HistoryChecker {
    /** What only clients cause here, each of whom repeats a request until it is acknowledged. */
    private static final Set<String> CLIENT_MADE =
            Set.of("conversation.started", "message.received", "reply.sent", "case.status_changed");

    private final History history;
    private final List<Violation> violations = new ArrayList<>();

    private HistoryChecker(History history) {
        this.history = history;
    }

    static List<Violation> check(History history) {
        HistoryChecker checker = new HistoryChecker(history);
        checker.clientsToRows();
        checker.rowsToOutbox();
        checker.outboxToTopics();
        checker.outboxToConsumer();
        checker.orderThatClientsSaw();
        return List.copyOf(checker.violations);
    }

    /** Where services of the system, and not only clients, cause things: what must arrive, and arrive once. */
    static List<Violation> delivery(History history) {
        HistoryChecker checker = new HistoryChecker(history);
        checker.toldIsStored();
        checker.everyRowHasItsEvent();
        checker.outboxToTopics();
        checker.outboxToConsumer();
        return List.copyOf(checker.violations);
    }

    private List<String> toldIsStored() {
        List<String> told =
                history.acknowledged().stream().map(Acknowledged::effect).toList();
        missing(told, new HashSet<>(history.effects()), Kind.LOST, "acknowledged, but not stored: ");
        return told;
    }

    private void clientsToRows() {
        List<String> told = toldIsStored();
        List<String> byClients = history.effects().stream()
                .filter(effect -> CLIENT_MADE.contains(effect.substring(0, effect.indexOf(' '))))
                .toList();
        missing(byClients, new HashSet<>(told), Kind.DOUBLED, "stored once more than anybody was told: ");
        repeated(history.effects(), "stored twice: ");
    }

    private List<String> everyRowHasItsEvent() {
        List<String> told = history.outbox().stream()
                .map(Event::effect)
                .filter(Objects::nonNull)
                .toList();
        missing(history.effects(), new HashSet<>(told), Kind.LOST, "stored without an event: ");
        return told;
    }

    private void rowsToOutbox() {
        List<String> told = everyRowHasItsEvent();
        missing(told, new HashSet<>(history.effects()), Kind.INVENTED, "an event without a row: ");
        repeated(told, "two events for one effect: ");
    }

    private void outboxToTopics() {
        List<String> written = ids(history.outbox());
        missing(written, new HashSet<>(ids(history.published())), Kind.LOST, "in the outbox, on no topic: ");
        missing(
                new LinkedHashSet<>(ids(history.published())),
                new HashSet<>(written),
                Kind.INVENTED,
                "on a topic, never in the outbox: ");
        sameOrder(history.published(), "on its topic before what precedes it in the outbox: ");
    }

    private void outboxToConsumer() {
        List<String> written = ids(history.outbox());
        List<String> consumed = ids(history.consumed());
        missing(written, new HashSet<>(consumed), Kind.LOST, "in the outbox, not at the consumer: ");
        missing(consumed, new HashSet<>(written), Kind.INVENTED, "at the consumer, never in the outbox: ");
        repeated(consumed, "counted twice by the consumer: ");
        sameOrder(history.consumed(), "at the consumer before what precedes it in the outbox: ");
    }

    /** What a client was told first must be on the topic first, whatever positions the outbox gave. */
    private void orderThatClientsSaw() {
        Map<String, Integer> arrival = new HashMap<>();
        for (Event event : history.published()) {
            arrival.putIfAbsent(event.effect(), arrival.size());
        }
        Map<String, Integer> latest = new HashMap<>();
        for (Acknowledged done : history.acknowledged()) {
            Integer arrived = arrival.get(done.effect());
            if (arrived != null) {
                Integer before = latest.put(done.key(), arrived);
                if (before != null && before > arrived && sameStream(done)) {
                    violations.add(new Violation(
                            Kind.REORDERED, "acknowledged later, on the topic earlier: " + done.effect()));
                }
            }
        }
    }

    /** A key is one stream here: what clients cause of a conversation and of a case have different keys. */
    private boolean sameStream(Acknowledged done) {
        return CLIENT_MADE.contains(done.effect().substring(0, done.effect().indexOf(' ')));
    }

    private void sameOrder(List<Event> arrived, String how) {
        Map<String, Integer> place = new HashMap<>();
        for (Event event : history.outbox()) {
            place.put(event.id(), place.size());
        }
        Map<String, Integer> latest = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Event event : arrived) {
            Integer position = place.get(event.id());
            if (position != null && seen.add(event.id())) {
                Integer before = latest.merge(event.stream(), position, Math::max);
                if (before > position) {
                    violations.add(
                            new Violation(Kind.REORDERED, how + history.outbox().get(before) + " before " + event));
                }
            }
        }
    }

    private void missing(Collection<String> wanted, Set<String> present, Kind kind, String how) {
        wanted.stream()
                .filter(each -> !present.contains(each))
                .forEach(each -> violations.add(new Violation(kind, how + each)));
    }

    private void repeated(List<String> all, String how) {
        Map<String, Long> counts =
                all.stream().collect(Collectors.groupingBy(each -> each, LinkedHashMap::new, Collectors.counting()));
        counts.forEach((each, count) -> {
            if (count > 1) {
                violations.add(new Violation(Kind.DOUBLED, how + each));
            }
        });
    }

    private static List<String> ids(List<Event> events) {
        return events.stream().map(Event::id).toList();
    }
}
