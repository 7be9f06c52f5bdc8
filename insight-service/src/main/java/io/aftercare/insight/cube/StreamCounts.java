package io.aftercare.insight.cube;

import java.util.concurrent.atomic.LongAdder;

/** What this process has taken since it started. */
final class StreamCounts {
    final LongAdder counted = new LongAdder();
    final LongAdder repeated = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder unreadable = new LongAdder();
}
