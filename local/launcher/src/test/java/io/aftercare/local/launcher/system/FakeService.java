package io.aftercare.local.launcher.system;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Stands where a service's jar would, so that supervision can be tested before and without the services. */
final class FakeService {
    private static final List<String> SERVICES = List.of("intent", "reply", "ticket", "insight", "gateway");

    private FakeService() {}

    /** Is ready at once; with the environment variable BROKEN naming its port, it ends with a complaint. */
    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(System.getenv("PORT"));
        if (String.valueOf(port).equals(System.getenv("BROKEN"))) {
            System.out.println("the models directory is empty");
            System.exit(3);
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        System.out.println("listening on " + port);
    }

    /** A project directory in which every service has been "built". */
    static Path project(Path root) {
        SERVICES.forEach(service -> jar(root.resolve(service + "-service/target/quarkus-app/quarkus-run.jar")));
        return root;
    }

    private static void jar(Path file) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        String entry = FakeService.class.getName().replace('.', '/') + ".class";
        try {
            Files.createDirectories(file.getParent());
            try (OutputStream out = Files.newOutputStream(file);
                    JarOutputStream jar = new JarOutputStream(out, manifest)) {
                jar.putNextEntry(new ZipEntry(entry));
                jar.write(FakeService.class
                        .getClassLoader()
                        .getResourceAsStream(entry)
                        .readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
