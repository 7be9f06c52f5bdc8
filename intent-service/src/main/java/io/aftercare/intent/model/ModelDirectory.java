package io.aftercare.intent.model;

import io.aftercare.inference.ModelLoadException;
import io.aftercare.inference.ModelSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A directory {@code pack/language/version} whose files are what its manifest says.
 *
 * @param bytes size of each file of the model
 */
record ModelDirectory(Path path, Manifest manifest, Taxonomy taxonomy, SortedMap<String, Long> bytes) {
    /**
     * @param root where packs lie, out of which no file of a model may be
     * @throws ModelLoadException naming what is missing, changed or does not fit
     */
    static ModelDirectory verified(Path root, Path directory) {
        Manifest manifest = Manifest.load(directory.resolve(Manifest.FILE));
        String place = root.relativize(directory).toString().replace('\\', '/');
        if (!place.equals(manifest.id().toString())) {
            throw new ModelLoadException("it lies in %s, but its manifest calls it %s".formatted(place, manifest.id()));
        }
        manifest.files().forEach((file, sha256) -> requireHash(file, inside(directory, directory, file), sha256));
        requireNothingElse(directory, manifest);
        return new ModelDirectory(directory, manifest, taxonomy(root, directory, manifest), sizes(directory, manifest));
    }

    Path file(String name) {
        return path.resolve(name);
    }

    private static void requireHash(String name, Path file, String promised) {
        String found = ModelSource.sha256(file);
        if (!found.equals(promised)) {
            throw new ModelLoadException("%s is not the file that its manifest names: its SHA-256 is %s, not %s"
                    .formatted(name, found, promised));
        }
    }

    /** A graph may name files beside it, so none may lie there that nobody has vouched for. */
    private static void requireNothingElse(Path directory, Manifest manifest) {
        try (Stream<Path> files = Files.list(directory)) {
            List<String> unnamed = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(Manifest.FILE) && !name.endsWith(".md") && !name.startsWith("."))
                    .filter(name -> !manifest.files().containsKey(name)
                            && !name.equals(manifest.taxonomy().file()))
                    .sorted()
                    .toList();
            if (!unnamed.isEmpty()) {
                throw new ModelLoadException("it holds %s, which its manifest does not name".formatted(unnamed));
            }
        } catch (IOException e) {
            throw new ModelLoadException("it cannot be listed: " + e, e);
        }
    }

    private static Taxonomy taxonomy(Path root, Path directory, Manifest manifest) {
        String name = manifest.taxonomy().file();
        Path file = inside(root, directory, name);
        String promised = manifest.taxonomy().sha256();
        if (promised == null && !manifest.files().containsKey(name)) {
            throw new ModelLoadException(Manifest.FILE + " gives no SHA-256 for the taxonomy " + name);
        }
        if (promised != null && !ModelSource.sha256(file).equals(promised)) {
            throw new ModelLoadException(
                    "it was made for another taxonomy than %s: the SHA-256 differs".formatted(file.getFileName()));
        }
        return Taxonomy.load(file);
    }

    private static Path inside(Path bounds, Path directory, String name) {
        Path file = directory.resolve(name).normalize();
        if (!file.startsWith(bounds.normalize())) {
            throw new ModelLoadException(Manifest.FILE + " names a file outside of the models: " + name);
        }
        return file;
    }

    private static SortedMap<String, Long> sizes(Path directory, Manifest manifest) {
        SortedMap<String, Long> sizes = new TreeMap<>();
        for (Map.Entry<String, String> file : manifest.files().entrySet()) {
            try {
                sizes.put(file.getKey(), Files.size(directory.resolve(file.getKey())));
            } catch (IOException e) {
                throw new ModelLoadException(file.getKey() + " cannot be read: " + e, e);
            }
        }
        return sizes;
    }
}
