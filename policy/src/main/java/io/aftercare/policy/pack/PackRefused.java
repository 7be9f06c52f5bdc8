package io.aftercare.policy.pack;

import java.util.List;
import java.util.stream.Collectors;

/** A pack that is not loaded, with everything that is wrong with it. */
public class PackRefused extends IllegalArgumentException {
    private final transient List<Fault> faults;

    public PackRefused(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
