package io.aftercare.local.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One keep-alive HTTP/1.1 connection with at most one request under way. */
final class Connection {
    private static final int MOST_BYTES = 1 << 14;
    private static final byte[] END_OF_HEADER = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String LENGTH = "\r\ncontent-length:";

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer in = ByteBuffer.allocate(MOST_BYTES);
    private ByteBuffer out;
    private long intended;
    private int bodyEnd;
    private int status;

    Connection(InetSocketAddress server, Selector selector) throws IOException {
        channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** @param intended when the request should leave by the schedule, in {@link System#nanoTime} */
    void send(ByteBuffer request, long intended) throws IOException {
        this.intended = intended;
        bodyEnd = 0;
        in.clear();
        out = request;
        write();
    }

    /** Goes on with what is under way. True when the answer is complete. */
    boolean proceed() throws IOException {
        if (out.hasRemaining()) {
            write();
        }
        if (channel.read(in) < 0) {
            throw new IOException("the server closed the connection");
        }
        if (bodyEnd == 0) {
            readHeader();
        }
        if (!in.hasRemaining()) {
            throw new IOException("the answer is longer than " + MOST_BYTES + " bytes");
        }
        return bodyEnd > 0 && in.position() >= bodyEnd;
    }

    long intended() {
        return intended;
    }

    int status() {
        return status;
    }

    String body() {
        int start = endOfHeader();
        return new String(in.array(), start, bodyEnd - start, StandardCharsets.UTF_8);
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() throws IOException {
        channel.write(out);
        key.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private void readHeader() throws IOException {
        int end = endOfHeader();
        if (end == 0) {
            return;
        }
        String header = new String(in.array(), 0, end, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        int length = header.indexOf(LENGTH);
        if (length < 0) {
            throw new IOException("the answer does not say how long it is: "
                    + header.lines().findFirst().orElse(""));
        }
        int start = length + LENGTH.length();
        status = Integer.parseInt(header.substring(9, 12));
        bodyEnd = end
                + Integer.parseInt(
                        header.substring(start, header.indexOf('\r', start)).strip());
    }

    /** The position after the empty line; 0 while there is none. */
    private int endOfHeader() {
        for (int i = 0; i + END_OF_HEADER.length <= in.position(); i++) {
            int matched = 0;
            while (matched < END_OF_HEADER.length && in.get(i + matched) == END_OF_HEADER[matched]) {
                matched++;
            }
            if (matched == END_OF_HEADER.length) {
                return i + matched;
            }
        }
        return 0;
    }
}
