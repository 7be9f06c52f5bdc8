package io.aftercare.ticket.lifecycle;

import io.aftercare.events.CaseKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The paths of all kinds, read once. */
public final class Lifecycles {
    private static final Map<CaseKind, Lifecycle> BY_KIND =
            Arrays.stream(CaseKind.values()).collect(Collectors.toMap(Function.identity(), Lifecycles::read));

    private Lifecycles() {}

    public static Lifecycle of(CaseKind kind) {
        return BY_KIND.get(kind);
    }

    private static Lifecycle read(CaseKind kind) {
        String name = "/lifecycles/" + kind.code() + ".yaml";
        try (InputStream in = Lifecycles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + name);
            }
            return LifecycleReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
