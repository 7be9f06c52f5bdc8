package io.aftercare.local.launcher.chaos;

import java.time.Duration;

/**
 * A fault and its moment.
 *
 * @param after how long the load has run since the fault before was over
 * @param length how long what is frozen stays frozen
 */
record PlannedFault(Fault fault, Duration after, Duration length) {}
