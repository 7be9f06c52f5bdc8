package io.aftercare.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PackDigestTest {
    /** Decisions cite the version of a pack: what it said must stay what it says. */
    @ParameterizedTest
    @MethodSource("shipped")
    void aShippedPackThatChangesHasANewVersion(Pack pack) throws IOException {
        String yaml = ShippedPacks.load().yaml(pack.edition().pack()).orElseThrow();

        assertThat(editions())
                .as(
                        "%s: a version that was published stays as it was. Raise version in the pack, and add a line for it to"
                                + " editions.tsv; never change a line that stands there",
                        pack.edition())
                .containsEntry(
                        pack.edition().toString(), PackDigest.of(pack.edition().pack(), yaml));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theShippedVersionIsTheNewest(Pack pack) throws IOException {
        String later = new Edition(pack.edition().pack(), pack.edition().version() + 1).toString();

        assertThat(editions()).doesNotContainKey(later);
    }

    @Test
    void whatSaysNothingDoesNotCount() {
        String digest = PackDigest.of("a", "pack: a\nversion: 1\ntitle: { zh: 甲, en: A }\n");

        assertThat(PackDigest.of("a", "# why\nversion: 1\ntitle:\n  en: A\n  zh: \"甲\"\npack: a\n"))
                .isEqualTo(digest)
                .hasSize(64);
        assertThat(PackDigest.of("a", "pack: a\nversion: 2\ntitle: { zh: 甲, en: A }\n"))
                .isNotEqualTo(digest);
        assertThatThrownBy(() -> PackDigest.of("a", "pack: [")).isInstanceOf(PackRefused.class);
    }

    private static Iterable<Pack> shipped() {
        return ShippedPacks.load().all();
    }

    /** Every version that was ever published, by its digest. */
    private static Map<String, String> editions() throws IOException {
        Map<String, String> editions = new LinkedHashMap<>();
        try (var in = PackDigestTest.class.getResourceAsStream("/editions.tsv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .forEach(line -> assertThat(editions.put(line[0], line[1]))
                            .as("%s stands twice", line[0])
                            .isNull());
        }
        return editions;
    }
}
