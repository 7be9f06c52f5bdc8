package io.aftercare.intent.model;

import io.aftercare.inference.EngineOptions;
import io.aftercare.inference.InferenceFailed;
import io.aftercare.inference.ModelLoadException;
import io.aftercare.inference.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Loads what lies under a directory, each model on its own: full models first, then the heads that read with them. */
final class Loading {
    private static final int PACK_LANGUAGE_VERSION = 3;
    /** The default pack first, of each pack and language the oldest first. */
    private static final Comparator<IntentModel> ORDER = Comparator.comparing(
                    (IntentModel model) -> !model.id().pack().equals(ModelRegistry.DEFAULT_PACK))
            .thenComparing(model -> model.id().pack())
            .thenComparing(model -> model.id().language())
            .thenComparing(model -> model.id().version());

    private final Path root;
    private final EngineOptions options;
    private final Function<ModelId, RunListener> listeners;
    private final List<IntentModel> loaded;
    private final List<IntentModel> models = new ArrayList<>();
    private final List<RefusedModel> refused = new ArrayList<>();

    private Loading(
            Path root, EngineOptions options, Function<ModelId, RunListener> listeners, List<IntentModel> loaded) {
        this.listeners = listeners;
        this.root = root;
        this.options = options;
        this.loaded = loaded;
    }

    /**
     * @param loaded models that are kept where their manifest has not changed
     * @throws ModelLoadException when the directory itself cannot be read
     */
    static Loading of(
            Path root, EngineOptions options, Function<ModelId, RunListener> listeners, List<IntentModel> loaded) {
        Loading loading = new Loading(root, options, listeners, loaded);
        loading.loadAll();
        return loading;
    }

    List<IntentModel> models() {
        return models.stream().sorted(ORDER).toList();
    }

    List<RefusedModel> refused() {
        return List.copyOf(refused);
    }

    private void loadAll() {
        List<ModelDirectory> verified = new ArrayList<>();
        List<IntentModel> kept = new ArrayList<>();
        for (Path directory : directories()) {
            orRefuse(
                    directory,
                    () -> unchanged(directory)
                            .ifPresentOrElse(kept::add, () -> verified.add(ModelDirectory.verified(root, directory))));
        }
        kept.stream().filter(FullModel.class::isInstance).forEach(models::add);
        for (ModelDirectory full : verified) {
            if (full.manifest().encoder() == null) {
                orRefuse(
                        full.path(),
                        () -> models.add(FullModel.load(
                                full, options, listeners.apply(full.manifest().id()))));
            }
        }
        for (IntentModel head : kept) {
            if (head instanceof PackModel pack) {
                // A head stays only with the very encoder that it reads with.
                if (models.contains(pack.encoder())) {
                    models.add(pack);
                } else {
                    orRefuse(
                            pack.directory().path(),
                            () -> verified.add(ModelDirectory.verified(
                                    root, pack.directory().path())));
                }
            }
        }
        for (ModelDirectory head : verified) {
            if (head.manifest().encoder() != null) {
                orRefuse(head.path(), () -> models.add(PackModel.load(head, encoder(head), options)));
            }
        }
    }

    private List<Path> directories() {
        try (Stream<Path> paths = Files.find(
                root,
                PACK_LANGUAGE_VERSION,
                (path, what) -> what.isDirectory()
                        && root.relativize(path).getNameCount() == PACK_LANGUAGE_VERSION
                        && Files.exists(path.resolve(Manifest.FILE)))) {
            return paths.sorted().toList();
        } catch (IOException e) {
            throw new ModelLoadException(root + " cannot be listed: " + e, e);
        }
    }

    private Optional<IntentModel> unchanged(Path directory) {
        if (loaded.isEmpty()) {
            return Optional.empty();
        }
        Manifest manifest = Manifest.load(directory.resolve(Manifest.FILE));
        return loaded.stream()
                .filter(model -> model.directory().path().equals(directory)
                        && model.manifest().equals(manifest))
                .findFirst();
    }

    private FullModel encoder(ModelDirectory head) {
        ModelId id = head.manifest().encoder().id();
        return models.stream()
                .filter(model -> model.id().equals(id))
                .filter(FullModel.class::isInstance)
                .map(FullModel.class::cast)
                .findFirst()
                .orElseThrow(() -> new ModelLoadException("its encoder " + id + " is not served"));
    }

    private void orRefuse(Path directory, Runnable loading) {
        try {
            loading.run();
        } catch (ModelLoadException | InferenceFailed e) {
            refuse(directory, e.getMessage());
        } catch (RuntimeException e) {
            // Whatever else a broken file may cause is no reason to take the good models away.
            refuse(directory, e.toString());
        }
    }

    private void refuse(Path directory, String reason) {
        refused.add(new RefusedModel(root.relativize(directory).toString(), reason));
    }
}
