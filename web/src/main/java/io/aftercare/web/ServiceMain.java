package io.aftercare.web;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Optional;

/**
 * Starts a service, or with {@code AFTERCARE_MODE=migrate} only brings its schema up to date and ends: 0 when that is
 * done or there is no schema, 1 when it failed. Whatever fails, the last line of the log says why in one sentence.
 */
@QuarkusMain
public final class ServiceMain {
    private static final int WRONG_USAGE = 2;

    private ServiceMain() {}

    public static void main(String[] args) {
        Optional<StartMode> mode = StartMode.named(System.getenv().getOrDefault("AFTERCARE_MODE", ""));
        if (mode.isEmpty()) {
            System.err.println("AFTERCARE_MODE is '" + System.getenv("AFTERCARE_MODE") + "'; it may be "
                    + StartMode.names() + ", or absent to serve.");
            System.exit(WRONG_USAGE);
        }
        mode.orElseThrow().settings().forEach(System::setProperty);
        Quarkus.run(null, ServiceMain::ended, args);
    }

    private static void ended(int code, Throwable failure) {
        if (failure != null) {
            System.err.println("Not started: " + StartFailure.explained(failure));
        }
        System.exit(code);
    }
}
