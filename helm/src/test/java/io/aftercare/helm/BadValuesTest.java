package io.aftercare.helm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that cannot be meant are refused before anything is installed, and the message names the place. */
class BadValuesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{services: {gateway: {replicas: two}}} | /services/gateway/replicas",
                "{services: {gateway: {replicas: -1}}} | /services/gateway/replicas",
                "{services: {gatway: {replicas: 2}}} | gatway",
                "{services: {ticket: {scaling: {kind: keda}}}} | /services/ticket/scaling/kind",
                "{services: {insight: {config: {aftercare.outbox.batch-size: 500}}}} | /services/insight/config",
                "{services: {reply: {resources: {limits: {memory: lots}}}}} | /services/reply/resources/limits/memory",
                "{runtime: docker} | /runtime",
                "{database: {bundled: {enabled: false}}} | /database/host",
                "{database: {bundled: {enabled: false}, host: db}} | /database/secret/name",
                "{database: {port: '5432'}} | /database/port",
                "{kafka: {bundled: {enabled: false}}} | /kafka/bootstrapServers",
                "{kafka: {bootstrapServers: 'kafka'}} | /kafka/bootstrapServers",
                "{models: {source: claim}} | /models/claim",
                "{models: {source: image, image: ''}} | /models/image",
                "{models: {checksums: {intent/taxonomy.yaml: abc}}} | /models/checksums",
                "{gpu: {enabled: 'yes'}} | /gpu/enabled",
                "{gpu: {services: [ticket]}} | /gpu/services/0",
                "{gatewayApi: {enabled: true}} | /gatewayApi/parentRefs",
                "{tracing: {enabled: true}} | /tracing/endpoint",
                "{identity: {jwksUrl: issuer.example.com}} | /identity/jwksUrl",
                "{image: {pullPolicy: Sometimes}} | /image/pullPolicy",
                "{replicaCount: 3} | replicaCount",
            })
    void are_refused(String values, String place) throws IOException {
        Path file = Files.writeString(folder.resolve("values.yaml"), values);

        assertThatThrownBy(() -> Chart.rendered(List.of(file)))
                .hasMessageContaining("values don't meet the specifications of the schema")
                .hasMessageContaining(place);
    }
}
