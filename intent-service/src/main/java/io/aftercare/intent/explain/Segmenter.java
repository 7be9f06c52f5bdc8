package io.aftercare.intent.explain;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Cuts a text into words: Latin ones where they end, Chinese ones by the longest that a list knows, what it does not know
 * into pieces of two characters. Punctuation belongs to no word.
 */
public final class Segmenter {
    private static final String FILE = "/rules/words.yaml";
    private static final int MOST = 24;
    private static final int LONGEST_WORD = 4;
    private static final int PIECE = 2;
    private static final Pattern RUN = Pattern.compile("(?<han>\\p{IsHan}+)"
            + "|[\\p{IsLatin}\\p{N}\\p{M}]+(?:['’._-][\\p{IsLatin}\\p{N}\\p{M}]+)*"
            + "|[\\p{L}&&[^\\p{IsHan}\\p{IsLatin}]]+"
            + "|\\p{So}[\\p{So}\\p{Sk}\\p{M}\\p{Cf}]*");

    private final Set<String> words;

    Segmenter(Set<String> words) {
        this.words = Set.copyOf(words);
    }

    public static Segmenter load() {
        try (InputStream stream = Segmenter.class.getResourceAsStream(FILE)) {
            Map<String, String> lists = new YAMLMapper().readValue(stream, new TypeReference<Map<String, String>>() {});
            Set<String> words = new HashSet<>();
            lists.values().forEach(list -> words.addAll(List.of(list.strip().split("\\s+"))));
            return new Segmenter(words);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(FILE + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The words of a folded text in their order, at most 24: of more, neighbours are joined. */
    List<Segment> segments(String folded) {
        List<Segment> segments = new ArrayList<>();
        Matcher runs = RUN.matcher(folded);
        while (runs.find()) {
            if (runs.group("han") == null) {
                segments.add(new Segment(runs.start(), runs.end()));
            } else {
                addChinese(folded, runs.start(), runs.end(), segments);
            }
        }
        return segments.size() <= MOST ? segments : joined(segments);
    }

    private void addChinese(String folded, int start, int end, List<Segment> segments) {
        int unknown = start;
        int at = start;
        while (at < end) {
            int known = knownWord(folded, at, end);
            if (known > 0) {
                addPieces(folded, unknown, at, segments);
                segments.add(new Segment(at, at + known));
                at += known;
                unknown = at;
            } else {
                at += Character.charCount(folded.codePointAt(at));
            }
        }
        addPieces(folded, unknown, end, segments);
    }

    /** Length of the longest word of the list that begins here; 0 where none does. */
    private int knownWord(String folded, int at, int end) {
        return IntStream.iterate(Math.min(LONGEST_WORD, end - at), length -> length > 0, length -> length - 1)
                .filter(length -> words.contains(folded.substring(at, at + length)))
                .findFirst()
                .orElse(0);
    }

    private static void addPieces(String folded, int start, int end, List<Segment> segments) {
        int at = start;
        while (at < end) {
            int left = folded.codePointCount(at, end);
            // Three are left together: a piece of one says little.
            int last = folded.offsetByCodePoints(at, left <= PIECE + 1 ? left : PIECE);
            segments.add(new Segment(at, last));
            at = last;
        }
    }

    private static List<Segment> joined(List<Segment> segments) {
        return IntStream.range(0, MOST)
                .mapToObj(i -> new Segment(
                        segments.get(i * segments.size() / MOST).start(),
                        segments.get((i + 1) * segments.size() / MOST - 1).end()))
                .toList();
    }
}
