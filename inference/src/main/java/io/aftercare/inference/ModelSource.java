package io.aftercare.inference;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The bytes of a model or tokenizer file, under the name that failures are told by. */
public final class ModelSource {
    private final String name;
    private final Bytes bytes;

    private ModelSource(String name, Bytes bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /** A resource inside a jar, such as the BGE models in their Maven artifacts. */
    public static ModelSource classPath(String resource) {
        return new ModelSource(resource, () -> readResource(resource));
    }

    public static ModelSource file(Path path) {
        return new ModelSource(path.toString(), () -> Files.readAllBytes(path));
    }

    /** Bytes at hand; what was verified is then what is loaded. */
    public static ModelSource bytes(String name, byte[] content) {
        return new ModelSource(name, () -> content);
    }

    public String name() {
        return name;
    }

    /** @throws ModelLoadException when the source is missing, unreadable or empty */
    public byte[] read() {
        try {
            byte[] content = bytes.read();
            if (content.length == 0) {
                throw new ModelLoadException(name + " is empty");
            }
            return content;
        } catch (IOException e) {
            throw new ModelLoadException(name + " cannot be read: " + e, e);
        }
    }

    /** The SHA-256 of some bytes, in lower-case hex, as manifests carry it. */
    public static String sha256(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    /**
     * The SHA-256 of a file, which is read piece by piece.
     *
     * @throws ModelLoadException when the file is missing or unreadable
     */
    public static String sha256(Path file) {
        MessageDigest digest = sha256();
        try (var stream = new DigestInputStream(Files.newInputStream(file), digest)) {
            stream.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new ModelLoadException(file + " cannot be read: " + e, e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private static byte[] readResource(String resource) throws IOException {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? ModelSource.class.getClassLoader() : context;
        try (InputStream stream = loader.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IOException("not on the class path");
            }
            return stream.readAllBytes();
        }
    }

    @FunctionalInterface
    private interface Bytes {
        byte[] read() throws IOException;
    }
}
