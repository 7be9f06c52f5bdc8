package io.aftercare.local.launcher.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerSentEventTest {
    private static List<ServerSentEvent> parsed(String stream) {
        List<ServerSentEvent> events = new ArrayList<>();
        ServerSentEvent.parse(stream.lines().iterator()).forEachRemaining(events::add);
        return events;
    }

    @Test
    void eventsAreReadWithTheirNamesAndAllTheirData() {
        assertThat(parsed("event: token\ndata: a\ndata: b\n\n: comment\nid: 7\nevent:done\ndata:{}\n\n"))
                .containsExactly(new ServerSentEvent("token", "a\nb"), new ServerSentEvent("done", "{}"));
    }

    @Test
    void aStreamThatBreaksOffGivesWhatCame() {
        assertThat(parsed("data: half")).containsExactly(new ServerSentEvent("message", "half"));
        assertThat(parsed("")).isEmpty();
    }
}
