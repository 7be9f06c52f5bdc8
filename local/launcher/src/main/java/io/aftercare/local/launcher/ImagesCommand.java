package io.aftercare.local.launcher;

import io.aftercare.local.launcher.image.ImageKind;
import io.aftercare.local.launcher.image.ImageTool;
import io.aftercare.local.launcher.image.Images;
import io.aftercare.local.launcher.system.Parts;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "images",
        description = "Builds container images of the services, with docker, podman or buildah.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = "Exit codes: 0 built, 1 not built: the message says what is missing.")
final class ImagesCommand implements Callable<Integer> {
    private static final List<String> SERVICES = Parts.services();

    @Parameters(
            paramLabel = "SERVICE",
            arity = "0..*",
            description = "Which of them (default: all that have the kind).")
    private List<String> services = List.of();

    @Option(
            names = "--runtime",
            paramLabel = "KIND",
            description = "native, jvm (default) or cuda (a JVM with CUDA, for intent and reply).")
    private ImageKind kind = ImageKind.JVM;

    @Option(
            names = "--offline",
            description = "Pulls no base image: takes the JVM and the C library of this machine. To try, not to ship.")
    private boolean offline;

    @Option(names = "--tag", paramLabel = "VERSION", description = "The images' tag (default: ${DEFAULT-VALUE}).")
    private String version = "0.1.0";

    @Override
    public Integer call() {
        for (String service : services) {
            if (!SERVICES.contains(service)) {
                throw new IllegalArgumentException(
                        "There is no service '" + service + "'; there are " + SERVICES + ".");
            }
        }
        Images images = new Images(Home.root(), ImageTool.find(), version);
        for (String service : services.isEmpty() ? kind.services(SERVICES) : services) {
            System.out.println(offline ? images.buildOffline(service) : images.build(service, kind));
        }
        return ExitCode.OK;
    }
}
