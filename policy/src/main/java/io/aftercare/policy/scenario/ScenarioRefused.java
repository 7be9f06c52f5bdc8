package io.aftercare.policy.scenario;

/** A scenario file that cannot be read; the message says where and why. */
public class ScenarioRefused extends IllegalArgumentException {
    ScenarioRefused(String message) {
        super(message);
    }
}
