package io.aftercare.local.launcher.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds the images of the services from what Maven has built. */
public record Images(Path root, ImageTool tool, String version) {
    /** Returns the image's name. */
    public String build(String service, ImageKind kind) {
        Path target = root.resolve(service + "-service/target");
        kind.requireBuilt(target, service);
        if (Files.notExists(target.resolve("sbom.json"))) {
            throw new ImageFailed(target.resolve("sbom.json")
                    + ", the list of what the image is made of, is missing. Build it: mvn -DskipTests -Psbom package");
        }
        String name = name(service, kind);
        tool.build(kind.dockerfile(root), root, arguments(service), name);
        return name;
    }

    /** Without pulling anything: the runtime is cut from this machine's JDK, and the C library is this machine's. */
    public String buildOffline(String service) {
        Path target = root.resolve(service + "-service/target");
        ImageKind.JVM.requireBuilt(target, service);
        Path context = new OfflineContext(target).prepare();
        String name = "aftercare/" + service + "-service:" + version + "-offline";
        tool.build(root.resolve("docker/Dockerfile.offline"), context, arguments(service), name);
        return name;
    }

    private String name(String service, ImageKind kind) {
        String suffix = kind == ImageKind.NATIVE ? "" : "-" + kind.name().toLowerCase(java.util.Locale.ROOT);
        return "aftercare/" + service + "-service:" + version + suffix;
    }

    private Map<String, String> arguments(String service) {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("SERVICE", service + "-service");
        arguments.put("VERSION", version);
        return arguments;
    }
}
