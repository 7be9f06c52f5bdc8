package io.aftercare.insight.advice;

import io.aftercare.events.CaseEvent;
import io.aftercare.events.CaseOpened;
import io.aftercare.events.ComplaintCategory;
import io.aftercare.events.ConversationEvent;
import io.aftercare.events.EventEnvelope;
import io.aftercare.mining.advice.DefectWatch.Batch;
import io.aftercare.mining.advice.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The cases and conversations of a window, taken in event by event; those of one key must come in the order of time. Not
 * for several threads.
 */
public final class Histories {
    /** Of which events a case's history is made. */
    static final Set<String> CASE_EVENTS = Set.of(
            "case.opened",
            "case.order_linked",
            "case.stage_changed",
            "case.assigned",
            "task.created",
            "task.taken",
            "task.completed",
            "sla.broken");

    static final Set<String> TALK_EVENTS =
            Set.of("conversation.started", "message.understood", "handoff.requested", "handoff.done");

    /** The watch over batches looks at each day from each later one, so there must not be any number of them. */
    private static final int WATCHED_DAYS = 120;

    private final Instant from;
    private final int days;
    private double caseWeight = 1;
    private double talkWeight = 1;
    private final Map<UUID, CaseHistory> cases = new LinkedHashMap<>();
    private final Map<UUID, TalkHistory> talks = new LinkedHashMap<>();
    private final Map<String, NavigableMap<Integer, Tally>> batches = new TreeMap<>();

    /** @param from when the first day of the window begins, of so many that are over or begun */
    public Histories(Instant from, int days) {
        this.from = from;
        this.days = days;
    }

    public void add(EventEnvelope envelope) {
        switch (envelope.data()) {
            case CaseEvent event -> addCase(event, envelope.time());
            case ConversationEvent event -> addTalk(event, envelope.time());
            default -> {
                // Promises and lessons are of no account for advice.
            }
        }
    }

    /** As {@link #add} and, for an opening, in the counts of batches, which the service reads by themselves. */
    public void addCounting(EventEnvelope envelope) {
        add(envelope);
        if (envelope.data() instanceof CaseOpened opened && opened.segments().batch() != null) {
            count(
                    opened.segments().batch(),
                    (int) Math.floorDiv(Duration.between(from, envelope.time()).toSeconds(), 86_400L),
                    1,
                    opened.complaint() == ComplaintCategory.PRODUCT_QUALITY ? 1 : 0);
        }
    }

    /** So many cases of a batch, and complaints about its quality among them, on a day of the window from 0. */
    void count(String batch, int day, int opened, int complained) {
        if (day >= 0) {
            batches.computeIfAbsent(batch, first -> new TreeMap<>())
                    .merge(day, new Tally(opened, complained), Tally::plus);
        }
    }

    private record Tally(int cases, int complaints) {
        Tally plus(Tally other) {
            return new Tally(cases + other.cases, complaints + other.complaints);
        }
    }

    private void addCase(CaseEvent event, Instant at) {
        cases.computeIfAbsent(event.caseId(), CaseHistory::new).add(event, at);
    }

    private void addTalk(ConversationEvent event, Instant at) {
        talks.computeIfAbsent(event.conversationId(), TalkHistory::new).add(event, at);
    }

    /** For how many cases, or conversations, each of those stands in which it was found: more than 1 in a sample. */
    double weight(Finding it) {
        // Complaints are counted in full.
        return it.step().equals(Questions.RISING)
                ? 1
                : it.kind().equals(Questions.KNOWLEDGE_GAP) ? talkWeight : caseWeight;
    }

    /** There are so many cases and conversations in all. */
    void sampledFrom(long allCases, long allTalks) {
        caseWeight = cases().isEmpty() ? 1 : Math.max(1, (double) allCases / cases().size());
        talkWeight = talks.isEmpty() ? 1 : Math.max(1, (double) allTalks / talks.size());
    }

    int days() {
        return days;
    }

    List<CaseHistory> cases() {
        return cases.values().stream().filter(CaseHistory::isOpened).toList();
    }

    List<TalkHistory> talks() {
        return talks.values().stream().filter(talk -> talk.language() != null).toList();
    }

    /**
     * The batches of which there are cases, over the days of the window up to the last case of any, or the latest
     * {@value #WATCHED_DAYS} of them.
     */
    public Map<String, Batch> batches() {
        int last =
                batches.values().stream().mapToInt(NavigableMap::lastKey).max().orElse(0);
        int first = Math.max(0, last - WATCHED_DAYS + 1);
        Map<String, Batch> watched = new HashMap<>();
        batches.forEach((name, tallies) -> {
            if (tallies.lastKey() >= first) {
                int[] cases = new int[last - first + 1];
                int[] complaints = new int[last - first + 1];
                tallies.tailMap(first, true).forEach((day, tally) -> {
                    cases[day - first] = tally.cases;
                    complaints[day - first] = tally.complaints;
                });
                watched.put(name, new Batch(cases, complaints));
            }
        });
        return watched;
    }
}
