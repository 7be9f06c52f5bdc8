package io.aftercare.local.platform.testing;

import io.aftercare.local.platform.LocalKafka;
import io.aftercare.local.platform.LocalPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a {@code @QuarkusTest} a real PostgreSQL and a real Kafka, shared by the module's tests. */
public class PlatformResource implements QuarkusTestResourceLifecycleManager {
    private static LocalKafka kafka;
    private static LocalPostgres postgres;

    /** The running broker, for tests that take it away and bring it back. */
    public static LocalKafka kafka() {
        return kafka;
    }

    public static LocalPostgres postgres() {
        return postgres;
    }

    @Override
    public Map<String, String> start() {
        postgres = LocalPostgres.temporary();
        kafka = LocalKafka.temporary().start();
        return Map.of(
                "AFTERCARE_DB_URL",
                postgres.url(),
                "AFTERCARE_DB_USER",
                LocalPostgres.USER,
                "AFTERCARE_DB_PASSWORD",
                LocalPostgres.PASSWORD,
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka.bootstrapServers());
    }

    @Override
    public void stop() {
        kafka.close();
        postgres.close();
    }
}
