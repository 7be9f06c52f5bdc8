package io.aftercare.policy.pack;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The versions of one pack. An order lives by the version in force on the day on which it was placed: what was promised
 * at purchase is kept, whatever is promised later. A version without an end is in force until the next begins.
 */
public record PackHistory(List<Pack> versions) {
    /** @throws PackRefused where two versions claim the same day */
    public PackHistory {
        versions = versions.stream()
                .sorted(Comparator.comparing(Pack::from)
                        .thenComparing(pack -> pack.edition().version()))
                .toList();
        List<Fault> faults = new ArrayList<>();
        for (int n = 1; n < versions.size(); n++) {
            Pack earlier = versions.get(n - 1);
            Pack later = versions.get(n);
            boolean overlap = earlier.from().equals(later.from())
                    || earlier.until() != null && earlier.until().isAfter(later.from());
            if (overlap || earlier.edition().version() >= later.edition().version()) {
                faults.add(new Fault(
                        later.edition().toString(),
                        null,
                        "effective",
                        overlap
                                ? "overlaps with %s: both decide orders of %s"
                                        .formatted(earlier.edition(), later.from())
                                : "%s is in force earlier: later versions have higher numbers"
                                        .formatted(earlier.edition())));
            }
        }
        if (!faults.isEmpty()) {
            throw new PackRefused(faults);
        }
    }

    public Optional<Pack> forOrderPlaced(Instant at) {
        return versions.reversed().stream().filter(pack -> covers(pack, at)).findFirst();
    }

    private static boolean covers(Pack pack, Instant at) {
        LocalDate day = pack.count().dayOf(at);
        return pack.decidesOrdersOf(day);
    }
}
