package io.aftercare.local.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogStreamTest {
    @TempDir
    private Path data;

    private final List<String> seen = new ArrayList<>();

    private void write(Logs logs, String part, String text) throws IOException {
        Files.writeString(logs.file(part), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void whatIsAddedIsHandedOnLineByLineWithItsOrigin() throws IOException {
        Logs logs = Logs.in(data);
        write(logs, "intent", "before\n");
        LogStream stream = new LogStream(logs, List.of("intent", "kafka"), (part, line) -> seen.add(part + " " + line));

        write(logs, "intent", "退货 one\nhalf");
        write(logs, "kafka", "two\n");
        stream.poll();
        assertThat(seen).containsExactly("intent 退货 one", "kafka two");

        write(logs, "intent", " whole\n");
        stream.poll();
        assertThat(seen).last().isEqualTo("intent half whole");
    }

    @Test
    void aLargeFileIsMovedAsideAtTheNextStart() throws IOException {
        Logs logs = Logs.in(data);
        Files.write(logs.file("ticket"), new byte[10 * 1024 * 1024 + 1]);

        assertThat(logs.rotated("ticket")).doesNotExist();
        assertThat(logs.file("ticket.1")).exists();
    }

    @Test
    void theLastLinesAreFound() throws IOException {
        Logs logs = Logs.in(data);
        write(logs, "reply", "1\n2\n3\n");

        assertThat(logs.last("reply", 2)).containsExactly("2", "3");
        assertThat(logs.last("insight", 2)).isEmpty();
    }
}
