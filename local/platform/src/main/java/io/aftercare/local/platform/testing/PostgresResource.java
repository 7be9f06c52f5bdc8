package io.aftercare.local.platform.testing;

import io.aftercare.local.platform.LocalPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a {@code @QuarkusTest} of a service without events a real PostgreSQL, shared by the module's tests. */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {
    private static LocalPostgres postgres;

    /** The running server, for tests that take it away and bring it back. */
    public static LocalPostgres postgres() {
        return postgres;
    }

    @Override
    public Map<String, String> start() {
        postgres = LocalPostgres.temporary();
        return Map.of(
                "AFTERCARE_DB_URL",
                postgres.url(),
                "AFTERCARE_DB_USER",
                LocalPostgres.USER,
                "AFTERCARE_DB_PASSWORD",
                LocalPostgres.PASSWORD);
    }

    @Override
    public void stop() {
        postgres.close();
    }
}
