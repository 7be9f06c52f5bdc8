package io.aftercare.local.launcher.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Which faults come when: the same for the same seed. */
final class FaultPlan {
    private static final int LONGEST_PAUSE_MILLIS = 1_200;
    private static final int SHORTEST_FREEZE_MILLIS = 150;
    private static final int LONGEST_FREEZE_MILLIS = 1_500;

    /** Longer than the relay waits for acknowledgements; it comes once in so many freezes. */
    private static final Duration LONG_FREEZE = Duration.ofSeconds(9);

    private static final int LONG_FREEZE_EVERY = 12;

    private FaultPlan() {}

    /** In rounds that hold each fault as often as it weighs, so that a plan of some length lacks none. */
    static List<PlannedFault> of(int faults, long seed) {
        Random random = new Random(seed);
        List<Fault> round = Arrays.stream(Fault.values())
                .flatMap(fault -> Stream.generate(() -> fault).limit(fault.weight()))
                .toList();
        List<PlannedFault> plan = new ArrayList<>();
        while (plan.size() < faults) {
            List<Fault> shuffled = new ArrayList<>(round);
            Collections.shuffle(shuffled, random);
            shuffled.stream().limit(faults - plan.size()).forEach(fault -> plan.add(planned(fault, random)));
        }
        return plan;
    }

    private static PlannedFault planned(Fault fault, Random random) {
        Duration after = Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS));
        boolean isLong = random.nextInt(LONG_FREEZE_EVERY) == 0;
        Duration length = Duration.ofMillis(
                SHORTEST_FREEZE_MILLIS + random.nextInt(LONGEST_FREEZE_MILLIS - SHORTEST_FREEZE_MILLIS));
        return new PlannedFault(fault, after, isLong && fault == Fault.BROKER_FROZEN ? LONG_FREEZE : length);
    }
}
