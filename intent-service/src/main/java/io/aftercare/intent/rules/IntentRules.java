package io.aftercare.intent.rules;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the wishes and intents that a message names in so many words, and those that it takes back. */
public final class IntentRules {
    private static final int ZH_WINDOW = 14;
    private static final int EN_WINDOW = 48;
    private static final int LONGEST_SMALLTALK = 80;
    private static final double BARE = 0.7;

    private final List<Wish> wishes;
    private final List<LeafCue> leaves;
    private final List<LeafCue> whole;
    private final Negation negation;
    private final Cue withdrawal;
    private final Set<String> siblings;
    private final Map<String, String> bare;

    IntentRules(File file) {
        this.wishes = file.wishes().stream()
                .map(wish -> new Wish(wish.group(), wish.leaves(), Cue.of(wish.zh(), wish.en())))
                .toList();
        this.leaves = cues(file.leaves());
        this.whole = cues(file.whole());
        this.negation = Negation.of(file.negation());
        this.withdrawal = Cue.of(file.withdrawal());
        this.siblings = Set.copyOf(file.siblings());
        this.bare = Map.copyOf(file.bare());
    }

    private static List<LeafCue> cues(List<LeafEntry> entries) {
        return entries.stream()
                .map(leaf -> new LeafCue(leaf.code(), leaf.certain(), Cue.of(leaf.zh(), leaf.en())))
                .toList();
    }

    public Evidence read(String folded) {
        Map<String, Double> named = new LinkedHashMap<>();
        leaves.stream().filter(leaf -> leaf.cue().in(folded)).forEach(leaf -> named.put(leaf.code(), leaf.certain()));
        Set<String> wished = new LinkedHashSet<>();
        Set<String> denied = new LinkedHashSet<>();
        for (Wish wish : wishes) {
            List<MatchResult> mentions = wish.cue().matches(folded).toList();
            if (mentions.stream().anyMatch(mention -> !negation.holds(folded, mention))) {
                wished.add(wish.group());
            } else if (!mentions.isEmpty()) {
                denied.add(wish.group());
            }
        }
        boolean withdrawn = withdrawal.in(folded);
        return new Evidence(wished, denied, withdrawn, named, smalltalk(folded));
    }

    private Optional<String> smalltalk(String folded) {
        if (folded.length() > LONGEST_SMALLTALK) {
            return Optional.empty();
        }
        String words = folded.replaceAll("[\\p{P}\\p{S}\\s&&[^']]+", " ").strip();
        String together = words.replace(" ", "");
        return whole.stream()
                .filter(leaf -> leaf.cue().isAllOf(words) || leaf.cue().isAllOf(together))
                .map(LeafCue::code)
                .findFirst();
    }

    /** The leaf of a wished group for an aspect; where the group has none for it, the nearest that it has. */
    public Optional<String> leaf(String group, Aspect aspect) {
        Map<Aspect, String> byAspect = wishes.stream()
                .filter(wish -> wish.group().equals(group))
                .findFirst()
                .orElseThrow()
                .leaves();
        return nearest(aspect).map(byAspect::get).filter(leaf -> leaf != null).findFirst();
    }

    private static Stream<Aspect> nearest(Aspect aspect) {
        return switch (aspect) {
            case WITHDRAW -> Stream.of(Aspect.WITHDRAW);
            case REQUEST -> Stream.of(Aspect.REQUEST);
            case HOW_TO -> Stream.of(Aspect.HOW_TO, Aspect.REQUEST);
            case POLICY -> Stream.of(Aspect.POLICY, Aspect.HOW_TO, Aspect.REQUEST);
            case WHY -> Stream.of(Aspect.POLICY, Aspect.STATUS, Aspect.REQUEST);
            case STATUS -> Stream.of(Aspect.STATUS, Aspect.POLICY, Aspect.REQUEST);
            case HOW_LONG -> Stream.of(Aspect.HOW_LONG, Aspect.STATUS, Aspect.POLICY, Aspect.REQUEST);
        };
    }

    /** What a message means that is nothing but a number of some type, with nothing said before. */
    public Evidence ofBare(String entityType) {
        Map<String, Double> named = bare.containsKey(entityType) ? Map.of(bare.get(entityType), BARE) : Map.of();
        return new Evidence(Set.of(), Set.of(), false, named, Optional.empty());
    }

    /** Leaves that only explicit words can tell apart, because the data that taught the head merges their groups. */
    public boolean isMergedSibling(String leaf) {
        return wishes.stream()
                .filter(wish -> siblings.contains(wish.group()))
                .anyMatch(wish -> Stream.of(Aspect.REQUEST, Aspect.HOW_TO, Aspect.POLICY)
                        .anyMatch(aspect -> leaf.equals(wish.leaves().get(aspect))));
    }

    public boolean isSibling(String group) {
        return siblings.contains(group);
    }

    /** Leaves by which a wish is taken back: a request of one opens nothing new. */
    public boolean isWithdrawal(String leaf) {
        return wishes.stream().anyMatch(wish -> leaf.equals(wish.leaves().get(Aspect.WITHDRAW)));
    }

    /** Every leaf that the rules speak of, to be checked against the taxonomy at start. */
    public Set<String> codes() {
        return Stream.of(
                        wishes.stream().flatMap(wish -> wish.leaves().values().stream()),
                        leaves.stream().map(LeafCue::code),
                        whole.stream().map(LeafCue::code),
                        bare.values().stream())
                .flatMap(codes -> codes)
                .collect(Collectors.toSet());
    }

    /**
     * What a message names.
     *
     * @param wished groups that are wanted or asked about
     * @param denied groups that are mentioned only to be refused
     * @param withdrawn whether an earlier wish is taken back
     * @param named leaves that stand by themselves, with how certain they are
     * @param smalltalk the leaf that is all the message says
     */
    public record Evidence(
            Set<String> wished,
            Set<String> denied,
            boolean withdrawn,
            Map<String, Double> named,
            Optional<String> smalltalk) {

        public boolean isEmpty() {
            return wished.isEmpty() && denied.isEmpty() && named.isEmpty() && smalltalk.isEmpty() && !withdrawn;
        }

        public boolean speaksOfAftercare() {
            return !isEmpty();
        }

        public boolean onlyDenies() {
            return wished.isEmpty() && !denied.isEmpty();
        }
    }

    private record Wish(String group, Map<Aspect, String> leaves, Cue cue) {}

    private record LeafCue(String code, double certain, Cue cue) {}

    private record Negation(Pattern zhBefore, Pattern zhAfter, Pattern enBefore, Pattern enAfter) {
        static Negation of(NegationEntry entry) {
            return new Negation(
                    Cue.compile(entry.zh_before()),
                    Cue.compile(entry.zh_after()),
                    Cue.compile(entry.en_before()),
                    Cue.compile(entry.en_after()));
        }

        boolean holds(String folded, MatchResult mention) {
            String after = folded.substring(mention.end(), Math.min(folded.length(), mention.end() + ZH_WINDOW));
            return zhBefore.matcher(before(folded, mention, ZH_WINDOW)).find()
                    || zhAfter.matcher(after).find()
                    || enBefore.matcher(before(folded, mention, EN_WINDOW)).find()
                    || enAfter.matcher(after).find();
        }

        private static String before(String folded, MatchResult mention, int window) {
            return folded.substring(Math.max(0, mention.start() - window), mention.start());
        }
    }

    @RegisterForReflection
    record File(
            List<String> siblings,
            List<WishEntry> wishes,
            List<LeafEntry> leaves,
            List<LeafEntry> whole,
            Map<String, String> bare,
            NegationEntry negation,
            Words withdrawal) {}

    @RegisterForReflection
    record WishEntry(String group, Map<Aspect, String> leaves, List<String> zh, List<String> en) {}

    @RegisterForReflection
    record LeafEntry(String code, double certain, List<String> zh, List<String> en) {}

    @RegisterForReflection
    record NegationEntry(String zh_before, String zh_after, String en_before, String en_after) {}
}
