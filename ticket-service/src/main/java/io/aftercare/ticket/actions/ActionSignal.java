package io.aftercare.ticket.actions;

import io.aftercare.ticket.store.WakeUp;
import jakarta.enterprise.context.ApplicationScoped;

/** Wakes the worker after a commit that left it something to do. */
@ApplicationScoped
public class ActionSignal extends WakeUp {}
