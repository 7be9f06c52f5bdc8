package io.aftercare.policy.pack;

import io.aftercare.policy.Text;
import io.aftercare.policy.condition.Rule;

/** One thing that must hold, and what to say of it: where it does not for a requirement, where it does for a relief. */
public record Proviso(String id, Rule check, Text text) {}
