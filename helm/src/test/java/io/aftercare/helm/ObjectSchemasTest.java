package io.aftercare.helm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks of objects find what a cluster would refuse. */
class ObjectSchemasTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {replica: 1, selector: {}, template: {}}} | replica",
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {template: {}}} | selector",
                "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a}, spec: {podSelector: {}, ingress: [{ports: [{prot: 80}]}]}} | prot",
                "{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: {name: a}, spec: {scaleTargetRef: {name: b}}} | triggers",
                "{apiVersion: keda.sh/v1, kind: ScaledObject, metadata: {name: a}, spec: {scaleTargetRef: {name: b}, triggers: []}} | keda.sh/v1alpha1",
                "{apiVersion: kafka.strimzi.io/v1beta2, kind: KafkaTopic, metadata: {name: a}, spec: {partitions: many}} | partitions",
                "{apiVersion: kafka.strimzi.io/v1beta2, kind: KafkaTopic, metadata: {name: a}, spec: {partition: 3}} | partition",
                "{apiVersion: apps/v1, kind: Deploymnt, metadata: {name: a}} | Deploymnt",
            })
    void a_fault_is_named(String object, String named) {
        assertThat(ObjectSchemas.faults(Yaml.one(object)))
                .isNotEmpty()
                .anySatisfy(fault -> assertThat(fault).contains(named));
    }

    @Test
    void what_is_right_has_none() {
        assertThat(
                        ObjectSchemas.faults(
                                Yaml.one(
                                        "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {ports: [{port: 80, targetPort: http}]}}")))
                .isEmpty();
    }
}
