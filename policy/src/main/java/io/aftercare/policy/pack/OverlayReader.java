package io.aftercare.policy.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.policy.time.DayCount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a merchant's overlay over a pack of law. It can only be kinder: a clause of the law changes by the typed
 * {@link Levers}, each of which moves one way; what the merchant adds can only give; and only house rules can be left
 * out.
 */
public final class OverlayReader {
    private final Function<String, Optional<Pack>> packs;

    /** @param packs finds the pack of law that an overlay names as its base */
    public OverlayReader(Function<String, Optional<Pack>> packs) {
        this.packs = packs;
    }

    public static boolean isOverlay(String yaml) {
        try {
            return PackReader.tree(yaml).has("overlay");
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    public Pack read(String file, String yaml) {
        Faults faults = new Faults(file);
        try {
            OverlayText text = PackFormat.YAML.treeToValue(PackReader.tree(yaml), OverlayText.class);
            if (text.overlay() == null || text.effective() == null || text.title() == null || text.version() < 1) {
                faults.add(null, null, "overlay, version (from 1), effective and title are all needed");
            }
            if (text.overlay() != null && packs.apply(text.overlay()).isPresent()) {
                faults.add(null, "overlay", "\"%s\" is the name of a pack of law".formatted(text.overlay()));
            }
            Optional<Pack> base = packs.apply(text.base());
            if (base.isEmpty()) {
                faults.add(null, "base", "\"%s\" is not a pack of law".formatted(text.base()));
            }
            faults.throwIfAny();
            Pack pack = over(base.get(), text, faults);
            faults.throwIfAny();
            return pack;
        } catch (JsonProcessingException e) {
            faults.add(null, e);
            faults.throwIfAny();
            throw new IllegalStateException(e);
        }
    }

    private static Pack over(Pack base, OverlayText text, Faults faults) {
        Edition edition = new Edition(text.overlay(), text.version());
        ClauseReader reader = new ClauseReader(edition, base.currency(), base.laws(), faults);
        Map<String, Levers> levers = levers(base, text, faults);
        List<String> without = text.without() == null ? List.of() : text.without();
        without.forEach(id -> leaveOut(base, id, faults));
        List<Clause> clauses = new ArrayList<>();
        for (Clause clause : base.clauses()) {
            if (without.contains(clause.id())) {
                continue;
            }
            Levers own = levers.get(clause.id());
            Clause kinder = own == null ? clause : new KinderClause(clause, own, edition, reader, faults).result();
            clauses.add(kinder.isException() ? lifted(kinder, levers, without) : kinder);
        }
        // An exception that bars nothing any more says nothing either.
        clauses.removeIf(clause -> clause.gives().isEmpty() && clause.bars().isEmpty());
        clauses.addAll(added(base, text, reader, faults));
        DayCount count = base.count();
        Costs costs = text.costs() == null
                ? base.costs()
                : faults.checked(null, "costs", () -> text.costs().over(base.costs(), base.currency()));
        return new Pack(
                edition,
                base.edition(),
                text.title(),
                text.effective().from(),
                text.effective().until(),
                base.currency(),
                count,
                base.laws(),
                clauses,
                costs);
    }

    private static Map<String, Levers> levers(Pack base, OverlayText text, Faults faults) {
        Map<String, Levers> levers = new HashMap<>();
        (text.kinder() == null ? Map.<String, JsonNode>of() : text.kinder()).forEach((id, node) -> {
            Optional<Clause> clause = base.clause(id);
            if (clause.isEmpty()) {
                faults.add(id, null, "is not a clause of " + base.edition());
            } else if (clause.get().isException()) {
                faults.add(id, null, "is an exception: a clause that it bars can say lifts: [%s]".formatted(id));
            } else {
                try {
                    Levers own = PackFormat.YAML.treeToValue(node, Levers.class);
                    own.lifted().stream()
                            .filter(lifted -> !bars(base, lifted, id))
                            .forEach(lifted -> faults.add(
                                    id, "lifts", "\"%s\" is not an exception to this clause".formatted(lifted)));
                    levers.put(id, own);
                } catch (JsonProcessingException e) {
                    faults.add(id, e);
                }
            }
        });
        return levers;
    }

    private static boolean bars(Pack base, String exception, String clause) {
        return base.clause(exception).filter(it -> it.bars().contains(clause)).isPresent();
    }

    private static Clause lifted(Clause exception, Map<String, Levers> levers, List<String> without) {
        return exception.barring(exception.bars().stream()
                .filter(barred -> !without.contains(barred))
                .filter(barred -> !levers.containsKey(barred)
                        || !levers.get(barred).lifted().contains(exception.id()))
                .toList());
    }

    private static void leaveOut(Pack base, String id, Faults faults) {
        Optional<Clause> clause = base.clause(id);
        if (clause.isEmpty()) {
            faults.add(id, "without", "is not a clause of " + base.edition());
        } else if (!clause.get().house()) {
            faults.add(
                    id,
                    "without",
                    "is law (%s), and cannot be left out"
                            .formatted(clause.get().sources().getFirst().name().en()));
        }
    }

    private static List<Clause> added(Pack base, OverlayText text, ClauseReader reader, Faults faults) {
        List<Clause> added = text.adds() == null ? List.of() : reader.read(text.adds());
        for (Clause clause : added) {
            if (clause.isException()) {
                faults.add(clause.id(), "bars", "an overlay cannot take away: what it adds can only give");
            }
            if (base.clause(clause.id()).isPresent()) {
                faults.add(clause.id(), "id", "is a clause of %s already".formatted(base.edition()));
            }
        }
        return added;
    }
}
