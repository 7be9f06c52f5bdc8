package io.aftercare.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Caffeine's names are its own: another version of it may have others. */
class NativeCachesTest {
    @ParameterizedTest
    @MethodSource("caches")
    void whatCaffeinePicksForACacheIsKept(Object cache) throws ReflectiveOperationException {
        Object local = field(cache, "cache");

        assertThat(NativeCaches.kept())
                .contains(
                        local.getClass().getName(),
                        field(local, "nodeFactory").getClass().getName());
    }

    @Test
    void theTokensAreSuchACache() throws ReflectiveOperationException {
        whatCaffeinePicksForACacheIsKept(field(new VerifiedTokens(), "verified"));
    }

    static Stream<Object> caches() {
        return Stream.of(
                Caffeine.newBuilder()
                        .maximumSize(1)
                        .expireAfterWrite(Duration.ofSeconds(1))
                        .build(),
                Caffeine.newBuilder()
                        .maximumSize(1)
                        .expireAfterAccess(Duration.ofSeconds(1))
                        .build());
    }

    private static Object field(Object of, String name) throws ReflectiveOperationException {
        for (Class<?> type = of.getClass(); type != null; type = type.getSuperclass()) {
            try {
                Field field = type.getDeclaredField(name);
                field.setAccessible(true);
                return field.get(of);
            } catch (NoSuchFieldException e) {
                // Declared higher up.
            }
        }
        throw new NoSuchFieldException(name);
    }
}
