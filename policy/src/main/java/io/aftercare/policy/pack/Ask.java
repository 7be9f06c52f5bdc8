package io.aftercare.policy.pack;

import io.aftercare.policy.Evidence;
import io.aftercare.policy.condition.Rule;
import io.aftercare.policy.time.Period;

/**
 * Evidence that a clause asks for.
 *
 * @param when null: always
 * @param notWithin null, or the period in which it is not asked for, the burden of proof being the seller's
 */
public record Ask(Evidence evidence, Rule when, Period notWithin) {}
