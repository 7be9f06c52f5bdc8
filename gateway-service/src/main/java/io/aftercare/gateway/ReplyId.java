package io.aftercare.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The id of a reply, told by the message alone: whoever answers the message again, after a lost acknowledgement or on
 * another gateway, answers under the same id, and ticket-service keeps one. A UUIDv7 with the message's own time.
 */
record ReplyId(UUID value) {
    static ReplyId first(UUID message) {
        return derive(message, "reply");
    }

    /** For the full answer that follows a degraded one. */
    static ReplyId late(UUID message) {
        return derive(message, "late reply");
    }

    private static ReplyId derive(UUID message, String purpose) {
        ByteBuffer digest = ByteBuffer.wrap(sha256(message + " " + purpose));
        long time = message.getMostSignificantBits() & 0xFFFF_FFFF_FFFF_0000L;
        long high = time | 0x7000L | (digest.getLong() & 0x0FFFL);
        long low = 0x8000_0000_0000_0000L | (digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL);
        return new ReplyId(new UUID(high, low));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("Every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
