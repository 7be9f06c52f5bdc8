package io.aftercare.local.launcher.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What an image runs on. */
public enum ImageKind {
    /** The executable alone. */
    NATIVE("Dockerfile.native") {
        @Override
        void requireBuilt(Path target, String service) {
            requireOne(target, service + "-service-*-runner", "./aftercare native " + service);
        }
    },
    /** A JVM cut to size, with an AOT cache. */
    JVM("Dockerfile.jvm") {
        @Override
        void requireBuilt(Path target, String service) {
            require(target.resolve("quarkus-app/quarkus-run.jar"), "mvn -DskipTests -Psbom package");
        }
    },
    /** The same with CUDA, for the services that run models; built with {@code mvn -Pcuda}. */
    CUDA("Dockerfile.cuda") {
        @Override
        void requireBuilt(Path target, String service) {
            if (!GPU.contains(service)) {
                throw new ImageFailed(service + "-service runs no model: only " + GPU + " have images with CUDA.");
            }
            requireOne(
                    target.resolve("quarkus-app/lib/main"),
                    "com.microsoft.onnxruntime.onnxruntime_gpu-*.jar",
                    "mvn -DskipTests -Pcuda,sbom package");
        }
    };

    static final Set<String> GPU = Set.of("intent", "reply");

    private final String dockerfile;

    ImageKind(String dockerfile) {
        this.dockerfile = dockerfile;
    }

    /** Those of the services that have such an image. */
    public List<String> services(List<String> all) {
        return this == CUDA ? all.stream().filter(GPU::contains).toList() : all;
    }

    Path dockerfile(Path root) {
        return root.resolve("docker").resolve(dockerfile);
    }

    /** @throws ImageFailed when what goes into the image has not been built, with the command that does */
    abstract void requireBuilt(Path target, String service);

    private static void require(Path file, String command) {
        if (Files.notExists(file)) {
            throw new ImageFailed(file + " is missing. Build it: " + command);
        }
    }

    private static void requireOne(Path directory, String glob, String command) {
        if (Files.isDirectory(directory)) {
            try (var found = Files.newDirectoryStream(directory, glob)) {
                if (found.iterator().hasNext()) {
                    return;
                }
            } catch (java.io.IOException e) {
                throw new ImageFailed(directory + " cannot be read: " + e.getMessage(), e);
            }
        }
        throw new ImageFailed(directory.resolve(glob) + " is missing. Build it: " + command);
    }
}
