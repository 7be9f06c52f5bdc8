package io.aftercare.policy.pack;

/** One version of a pack; versions count upwards from 1. */
public record Edition(String pack, int version) {
    @Override
    public String toString() {
        return pack + " " + version;
    }
}
