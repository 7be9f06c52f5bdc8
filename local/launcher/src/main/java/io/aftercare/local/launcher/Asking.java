package io.aftercare.local.launcher;

import io.aftercare.local.launcher.eval.IntentService;
import io.aftercare.local.launcher.eval.ModelChoice;
import io.aftercare.local.launcher.eval.Vocabularies;
import io.aftercare.local.launcher.system.Issuer;
import io.aftercare.local.launcher.system.Ports;
import io.aftercare.local.launcher.system.StateFile;
import io.aftercare.local.launcher.system.SystemState;
import io.aftercare.local.launcher.talk.Api;
import java.time.Clock;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whom to ask, and how much; options of both eval commands. */
final class Asking {
    private static final String ADMIN = "admin";
    private static final String INTENT = "intent";

    @Mixin
    private Home home;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where intent-service is (default: where ./aftercare up started it, or"
                    + " http://localhost:8081).")
    private String url;

    @Option(names = "--pack", paramLabel = "NAME", description = "Asks for the labels of a domain pack.")
    private String pack;

    @Option(names = "--model-version", paramLabel = "V", description = "Asks another version than the default one.")
    private String version;

    @Option(names = "--limit", paramLabel = "N", description = "Only the first N rows of a file.")
    private int limit = Integer.MAX_VALUE;

    @Option(names = "--json", description = "Prints one JSON object instead of the tables.")
    private boolean json;

    int limit() {
        if (limit < 1) {
            throw new IllegalArgumentException("--limit must be at least 1.");
        }
        return limit;
    }

    boolean json() {
        return json;
    }

    ModelChoice model() {
        return new ModelChoice(pack, version);
    }

    Api api() {
        return new Api(url == null ? running() : url.replaceFirst("/+$", ""));
    }

    IntentService service(Api api) {
        Issuer issuer = Issuer.in(home.data(), Clock.systemUTC());
        return new IntentService(api, issuer.token(ADMIN, Person.subject(ADMIN, null)));
    }

    Vocabularies vocabularies(IntentService service) {
        return new Vocabularies(service, Home.root().resolve("models/intent/taxonomy.yaml"));
    }

    private String running() {
        return new StateFile(home.data())
                .read()
                .filter(SystemState::isRunning)
                .map(SystemState::ports)
                .orElse(Ports.DEFAULT)
                .url(INTENT);
    }
}
