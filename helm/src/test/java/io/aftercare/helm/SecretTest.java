package io.aftercare.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecretTest {
    @AfterEach
    void forget() {
        ApiServer.running().secret("aftercare", "aftercare-postgresql", null);
    }

    @Test
    void the_password_is_made_at_the_first_installation() {
        String password = password();

        assertThat(password).hasSize(32).isNotEqualTo(password());
    }

    @Test
    void an_upgrade_keeps_it() {
        ApiServer.running().secret("aftercare", "aftercare-postgresql", """
                {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "aftercare-postgresql", "namespace": "aftercare"},
                 "data": {"username": "YWZ0ZXJjYXJl", "password": "a2VwdA=="}}
                """);

        assertThat(password()).isEqualTo("kept");
    }

    private static String password() {
        JsonNode secret = Chart.rendered(ValuesFiles.DEFAULT.paths()).the("Secret", "aftercare-postgresql");
        return new String(Base64.getDecoder().decode(secret.at("/data/password").asText()));
    }
}
