package io.aftercare.local.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsTest {
    @TempDir
    private Path directory;

    private Map<String, String> environment(String part) {
        SystemOptions options = SystemOptions.of(FakeService.project(directory))
                .withPorts(new Ports(9000))
                .withEnvironment(Map.of("EXTRA", "1"));
        Issuer issuer = Issuer.in(directory, Clock.systemUTC());
        return new Parts(options, issuer, Logs.in(directory))
                .all().stream()
                        .filter(ProgramPart.class::isInstance)
                        .map(ProgramPart.class::cast)
                        .filter(program -> program.name().equals(part))
                        .findFirst()
                        .orElseThrow()
                        .environment();
    }

    @Test
    void servicesAreToldWhereTheOthersAre() {
        assertThat(environment("ticket"))
                .containsEntry("PORT", "9003")
                .containsEntry("AFTERCARE_DB_URL", "postgresql://localhost:9011/aftercare")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "localhost:9012")
                .containsEntry("AFTERCARE_SHOP_URL", "http://localhost:9010")
                .containsEntry("AFTERCARE_MODELS", directory.resolve("models").toString())
                .containsEntry("EXTRA", "1");
    }

    @Test
    void onlyTheGatewayGetsATokenOfItsOwn() {
        assertThat(environment("gateway")).containsKey("AFTERCARE_SERVICE_TOKEN");
        assertThat(environment("insight")).doesNotContainKey("AFTERCARE_SERVICE_TOKEN");
    }

    @Test
    void everyPartIsStoppedOnce() {
        List<String> stopped =
                Parts.stopOrder().stream().flatMap(Collection::stream).toList();

        assertThat(stopped).containsExactlyInAnyOrderElementsOf(Parts.names());
    }

    @Test
    void aBasePortThatLeavesNoRoomIsRefused() {
        assertThatThrownBy(() -> new Ports(65_530)).hasMessageContaining("between 1024 and 65522");
        assertThat(new Ports(9000).of("kafka-controller")).isEqualTo(9013);
    }

    @Test
    void theWaitDoublesAndEnds() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), 3);

        assertThat(backoff.before(1)).hasValue(Duration.ofSeconds(1));
        assertThat(backoff.before(3)).hasValue(Duration.ofSeconds(4));
        assertThat(backoff.before(4)).isEmpty();
    }
}
