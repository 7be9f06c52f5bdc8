package io.aftercare.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What customers write, as it lies in the training data: the same messages in the same order in every leg. */
final class Messages {
    private static final List<String> FILES = List.of("pairs.tsv", "kinds.tsv");
    private static final String COLUMN = "zh";
    private static final int COUNT = 200;
    private static final long SEED = 29;

    private Messages() {}

    /** @throws BenchFailed when a file is missing or has no Chinese column */
    static List<String> of(Path data) {
        List<String> all = new ArrayList<>(FILES.stream()
                .flatMap(file -> column(data.resolve(file)))
                .distinct()
                .toList());
        Collections.shuffle(all, new Random(SEED));
        return List.copyOf(all.subList(0, Math.min(COUNT, all.size())));
    }

    private static Stream<String> column(Path file) {
        if (Files.notExists(file)) {
            throw new BenchFailed(file + " is missing, from which the messages are taken.");
        }
        try {
            List<String> lines = Files.readAllLines(file);
            int column = Arrays.asList(lines.getFirst().split("\t", -1)).indexOf(COLUMN);
            if (column < 0) {
                throw new BenchFailed(file + " has no column " + COLUMN + ".");
            }
            return lines.stream()
                    .skip(1)
                    .map(line -> line.split("\t", -1)[column])
                    .filter(text -> !text.isBlank());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
