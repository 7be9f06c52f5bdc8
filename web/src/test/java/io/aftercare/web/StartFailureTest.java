package io.aftercare.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;

class StartFailureTest {
    @Test
    void theCauseThatAPersonCanMendIsToldAndNotWhatWrapsIt() {
        Throwable failure =
                new RuntimeException("Failed to start quarkus", new IllegalStateException(new BindException("in use")));

        assertThat(StartFailure.explained(failure))
                .isEqualTo("its port is taken: in use. Another process listens there; set PORT.");
    }

    @Test
    void whatIsNotKnownIsToldByItsRootInOneLine() {
        Throwable failure = new RuntimeException("outer", new IllegalStateException("the secret X\n  is missing."));

        assertThat(StartFailure.explained(failure)).isEqualTo("the secret X is missing");
    }

    @Test
    void aCircleOfCausesEnds() {
        Exception one = new Exception("one");
        Exception other = new Exception("other", one);
        one.initCause(other);

        assertThat(StartFailure.explained(one)).isEqualTo("other");
    }

    @Test
    void whoeverDoesNotAnswerIsNamed() {
        assertThat(StartFailure.explained(
                        new RuntimeException(new ConnectException("Connection refused: db/10.0.0.7:5432"))))
                .isEqualTo("nobody answers: Connection refused: db/10.0.0.7:5432");
    }

    @Test
    void aReadOnlyFileSystemIsToldWithWhatToMount() {
        assertThat(StartFailure.explained(new RuntimeException(new AccessDeniedException("/tmp/vertx-cache"))))
                .isEqualTo(
                        "it may not write /tmp/vertx-cache. Where the root file system is read-only, mount a writable /tmp.");
    }

    @Test
    void theModeIsServingUnlessItIsNamed() {
        assertThat(StartMode.named("")).contains(StartMode.SERVE);
        assertThat(StartMode.named("migrate")).contains(StartMode.MIGRATE);
        assertThat(StartMode.named("migrat")).isEmpty();
        assertThat(StartMode.names()).isEqualTo("serve or migrate");
    }
}
