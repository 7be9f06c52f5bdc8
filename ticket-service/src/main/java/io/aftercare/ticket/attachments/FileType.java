package io.aftercare.ticket.attachments;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What may be attached, known by its first bytes: what a file says of itself is checked, not believed. */
enum FileType {
    JPEG("image/jpeg", 0, "ffd8ff"),
    PNG("image/png", 0, "89504e470d0a1a0a"),
    WEBP("image/webp", 8, "57454250"),
    GIF("image/gif", 0, "47494638"),
    PDF("application/pdf", 0, "255044462d"),
    MP4("video/mp4", 4, "66747970");

    private final String mediaType;
    private final int offset;
    private final byte[] signature;

    FileType(String mediaType, int offset, String signature) {
        this.mediaType = mediaType;
        this.offset = offset;
        this.signature = HexFormat.of().parseHex(signature);
    }

    static Optional<FileType> of(byte[] bytes) {
        return Arrays.stream(values()).filter(type -> type.matches(bytes)).findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    private boolean matches(byte[] bytes) {
        int end = offset + signature.length;
        return bytes.length >= end && Arrays.equals(bytes, offset, end, signature, 0, signature.length);
    }
}
