package io.aftercare.local.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortOwnerTest {
    private static final String TABLE = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1
               1: 0100007F:1F90 0100007F:D431 01 00000000:00000000 00:00000000 00000000     0        0 4712 1
               2: 0100007F:1F91 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4713 1
            """;

    @Test
    void onlyTheListenerOfThePortCounts() {
        assertThat(PortOwner.listeningSockets(TABLE.lines().toList(), 8080)).containsExactly("socket:[4711]");
    }

    @Test
    void thisProcessIsFoundBehindItsOwnPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortOwner.of(socket.getLocalPort()))
                    .map(PortOwner::pid)
                    .hasValue(ProcessHandle.current().pid());
        }
    }

    @Test
    void aPortThatNobodyListensOnHasNoOwner() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
            assertThat(Ports.isFree(port)).isFalse();
        }
        assertThat(PortOwner.of(port)).isEmpty();
        assertThat(Ports.isFree(port)).isTrue();
    }
}
