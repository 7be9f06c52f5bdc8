package io.aftercare.local.launcher.system;

import java.time.Duration;
import java.util.Set;

/** One process of the system, and how to start, probe and stop it. */
interface Part {
    String name();

    /** The parts that must be ready before this one may start. */
    Set<String> needs();

    /** Starts the process; it may not be ready yet. */
    ProcessHandle launch();

    boolean ready();

    /** Stops the process, by force when {@code patience} is over. */
    void stop(ProcessHandle process, Duration patience);
}
