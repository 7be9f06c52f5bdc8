package io.aftercare.local.launcher.eval.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A tenth of what {@code eval reply} does, and proof that its auditor would notice. */
class ReplyEvaluationTest {
    private static final Path ENCODERS = Path.of(System.getProperty("aftercare.root"), "models/retrieval");

    private static final int TENTH = 10;

    @Test
    void nothing_is_said_that_is_not_so_and_both_languages_say_the_same() {
        ReplyReport report = new ReplyEvaluation(new ReplyEvaluation.Options(ENCODERS, false, TENTH)).run(() -> {});

        assertThat(report.shown()).isEmpty();
        assertThat(report.unsupported()).isZero();
        assertThat(report.unlike()).isEmpty();
        assertThat(report.customers().misses()).isEmpty();
        assertThat(report.adversarial()).isGreaterThan(150);
    }

    @Test
    void a_gate_that_lets_everything_pass_is_found_out() {
        ReplyReport report = new ReplyEvaluation(new ReplyEvaluation.Options(ENCODERS, true, TENTH)).run(() -> {});

        assertThat(report.findings()).containsKeys(Auditor.Kind.NUMBER, Auditor.Kind.ID, Auditor.Kind.ENTITLEMENT);
        assertThat(report.unsupported()).isGreaterThan(50);
    }

    @Test
    void there_are_300_injections_in_both_languages_and_in_every_place() {
        assertThat(Injection.all()).hasSize(300);
        assertThat(Injection.all())
                .extracting(Injection::place)
                .contains("message", "history", "item", "notes", "article", "carrier", "scan", "customer");
    }
}
