package io.aftercare.local.launcher.eval;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Where the labels come from: the service, or the checkout where the service shows none. */
public final class Vocabularies {
    private final IntentService service;
    private final Path checkout;

    /** @param checkout the file that the service's taxonomy is made from */
    public Vocabularies(IntentService service, Path checkout) {
        this.service = service;
        this.checkout = checkout;
    }

    /**
     * @param pack null when no other pack's labels are wanted
     * @throws EvaluationFailed when nobody answers, or there is no such pack
     */
    Vocabulary with(String pack) {
        Taxonomy taxonomy = service.taxonomy().orElseGet(() -> Taxonomy.in(checkout));
        Set<String> sources =
                taxonomy.sources().isEmpty() ? Taxonomy.in(checkout).sources() : taxonomy.sources();
        return Vocabulary.of(taxonomy, sources, Optional.ofNullable(pack).map(service::taxonomyOfPack));
    }
}
