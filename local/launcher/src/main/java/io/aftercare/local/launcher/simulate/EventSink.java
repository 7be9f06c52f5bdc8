package io.aftercare.local.launcher.simulate;

import io.aftercare.events.EventEnvelope;
import java.util.function.Consumer;

/** Where simulated events go; when it is closed, all of them are there. */
public interface EventSink extends Consumer<EventEnvelope>, AutoCloseable {
    @Override
    void close();
}
