package io.aftercare.web;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * The classes that Caffeine picks by name when a cache is built, for all services: a native image keeps no class that is only
 * named by a string, and a cache whose class is missing fails when it is built, in native mode alone. The name spells out what
 * the builder was told. A cache {@code SS} (strong keys and values) and its node {@code PS} have {@code MS} for a maximum size,
 * {@code W} for expiry after write, {@code A} after access: {@code SSMSW} with {@code PSWMS}. Whoever builds a cache of another
 * kind adds its two names here.
 */
@RegisterForReflection(
        classNames = {
            NativeCaches.CAFFEINE + "SSMSW",
            NativeCaches.CAFFEINE + "PSWMS",
            NativeCaches.CAFFEINE + "SSMSA",
            NativeCaches.CAFFEINE + "PSAMS"
        })
public final class NativeCaches {
    static final String CAFFEINE = "com.github.benmanes.caffeine.cache.";

    private NativeCaches() {}

    /** The full names of the classes that are kept. */
    static List<String> kept() {
        return List.of(
                NativeCaches.class.getAnnotation(RegisterForReflection.class).classNames());
    }
}
