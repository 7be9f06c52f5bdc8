package io.aftercare.local.launcher.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A program that builds images from a Dockerfile, in the order in which they are looked for. */
public enum ImageTool {
    DOCKER(List.of("docker"), List.of("info"), List.of("build")),
    PODMAN(List.of("podman"), List.of("info"), List.of("build")),
    /** Without a daemon, and as root without a container runtime. */
    BUILDAH(
            List.of("buildah", "--storage-driver", "vfs"),
            List.of("images"),
            List.of("bud", "--isolation", "chroot", "--format", "docker"));

    private final List<String> program;
    private final List<String> probe;
    private final List<String> build;

    ImageTool(List<String> program, List<String> probe, List<String> build) {
        this.program = program;
        this.probe = probe;
        this.build = build;
    }

    /** @throws ImageFailed when none of them is there and works, with what to install */
    public static ImageTool find() {
        return Arrays.stream(values())
                .filter(ImageTool::works)
                .findFirst()
                .orElseThrow(
                        () -> new ImageFailed(
                                "No tool that builds images works here: neither docker (is its daemon"
                                        + " running?) nor podman nor buildah. Install one, for example: apt-get install buildah"));
    }

    public boolean works() {
        return Shell.succeeds(command(probe));
    }

    void build(Path dockerfile, Path context, Map<String, String> arguments, String tag) {
        List<String> all = new ArrayList<>(build);
        all.addAll(List.of("-f", dockerfile.toString(), "-t", tag));
        arguments.forEach((name, value) -> all.addAll(List.of("--build-arg", name + "=" + value)));
        all.add(context.toString());
        Shell.run(context, command(all));
    }

    List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(program);
        command.addAll(arguments);
        return command;
    }
}
