package io.aftercare.ticket.outbox;

import io.aftercare.ticket.store.WakeUp;
import jakarta.enterprise.context.ApplicationScoped;

/** Wakes the relay when there may be something to relay. */
@ApplicationScoped
public class RelaySignal extends WakeUp {}
