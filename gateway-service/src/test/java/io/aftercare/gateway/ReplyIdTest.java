package io.aftercare.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplyIdTest {
    private static final UUID MESSAGE = UUID.fromString("019ab2d4-1234-7000-8000-000000000001");

    @Test
    void the_same_message_is_always_answered_under_the_same_id() {
        assertThat(ReplyId.first(MESSAGE)).isEqualTo(ReplyId.first(MESSAGE));
    }

    @Test
    void a_late_reply_is_another_one() {
        assertThat(ReplyId.late(MESSAGE)).isNotEqualTo(ReplyId.first(MESSAGE));
    }

    @Test
    void it_is_a_version_7_id_with_the_time_of_the_message() {
        UUID id = ReplyId.first(MESSAGE).value();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.toString()).startsWith("019ab2d4-1234-7");
    }
}
