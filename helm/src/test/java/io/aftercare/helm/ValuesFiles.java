package io.aftercare.helm;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The values that the chart is installed with: its own files, and one that takes the branches which those leave out. */
enum ValuesFiles {
    DEFAULT(),
    SMALL("values-small.yaml"),
    PRODUCTION("values-production.yaml"),
    GPU("values-production.yaml", "values-gpu.yaml"),
    OTHER_BRANCHES("/values/other-branches.yaml");

    private final List<String> files;

    ValuesFiles(String... files) {
        this.files = List.of(files);
    }

    List<Path> paths() {
        return files.stream()
                .map(file -> file.startsWith("/") ? resource(file) : Chart.FOLDER.resolve(file))
                .toList();
    }

    static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(ValuesFiles.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
