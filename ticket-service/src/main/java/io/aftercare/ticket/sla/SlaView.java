package io.aftercare.ticket.sla;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A term as staff see it; {@code dueAt} is absent while its clock stands still, {@code broken} says that it took too long.
 */
public record SlaView(
        String target, String state, long usedMinutes, long allowedMinutes, Instant dueAt, boolean broken) {
    public static List<SlaView> of(SlaClocks clocks) {
        return clocks.all().stream()
                .sorted(Comparator.comparing(SlaClock::target))
                .map(clock -> new SlaView(
                        clock.target().code(),
                        clock.state().name().toLowerCase(Locale.ROOT),
                        clock.used().toMinutes(),
                        clock.allowed().toMinutes(),
                        clocks.dueAt(clock.target()).orElse(null),
                        clock.isBroken()))
                .toList();
    }
}
