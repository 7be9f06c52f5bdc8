package io.aftercare.local.launcher.image;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of an image that is built without a base image: a JVM cut to size, the C library of this machine, the service. */
record OfflineContext(Path target) {
    /** What the services use of the JDK, and what libraries look for by name. */
    static final String MODULES =
            "java.se,jdk.unsupported,jdk.crypto.ec,jdk.zipfs,jdk.management,jdk.naming.dns,jdk.net,jdk.localedata,jdk.jfr";

    private static final Pattern LIBRARY = Pattern.compile("(?:=> )?(/\\S+\\.so\\S*)");

    /** Loaded by ONNX Runtime and the tokenizer, which Java's own libraries do not name. */
    private static final List<String> ALSO = List.of("libstdc++.so.6", "libgcc_s.so.1", "libm.so.6", "libdl.so.2");

    Path prepare() {
        Path context = target.resolve("image");
        Path files = context.resolve("rootfs");
        try {
            delete(context);
            Files.createDirectories(files.resolve("opt"));
            Files.setPosixFilePermissions(
                    Files.createDirectories(files.resolve("tmp")), PosixFilePermissions.fromString("rwxrwxrwx"));
            Path java = files.resolve("opt/java");
            cutJava(java);
            copyTree(target.resolve("quarkus-app"), files.resolve("app"));
            copyLibraries(java, files);
            return context;
        } catch (IOException e) {
            throw new ImageFailed("the files of the image cannot be gathered in " + context + ": " + e.getMessage(), e);
        }
    }

    private static void cutJava(Path to) {
        Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
        Shell.run(
                to.getParent(),
                List.of(
                        jlink.toString(),
                        "--add-modules",
                        MODULES,
                        "--strip-debug",
                        "--no-man-pages",
                        "--no-header-files",
                        "--output",
                        to.toString()));
    }

    /** Where they lie on this machine, so that the loader finds them without a cache. */
    private static void copyLibraries(Path java, Path files) throws IOException {
        List<String> needed = Stream.of("bin/java", "lib/server/libjvm.so", "lib/libnet.so", "lib/libnio.so")
                .flatMap(file -> LIBRARY.matcher(
                                Shell.output(List.of("ldd", java.resolve(file).toString())))
                        .results()
                        .map(found -> found.group(1)))
                .filter(library -> !library.startsWith(java.toString()))
                .distinct()
                .toList();
        Path folder = needed.stream()
                .map(Path::of)
                .filter(library -> library.getFileName().toString().startsWith("libc.so"))
                .map(Path::getParent)
                .findFirst()
                .orElseThrow(() -> new ImageFailed("ldd does not name the C library: an offline image needs glibc"));
        Stream<Path> also = ALSO.stream().map(folder::resolve).filter(Files::exists);
        for (Path library :
                Stream.concat(needed.stream().map(Path::of), also).distinct().toList()) {
            Path to = files.resolve(library.toString().substring(1));
            Files.createDirectories(to.getParent());
            Files.copy(library.toRealPath(), to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
