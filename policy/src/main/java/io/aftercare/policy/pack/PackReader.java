package io.aftercare.policy.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.policy.Money;
import io.aftercare.policy.time.DayCount;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a pack of law from YAML, or says everything that is wrong with it. */
public final class PackReader {
    private PackReader() {}

    /** @param file the name that faults are told under */
    public static Pack read(String file, String yaml) {
        Faults faults = new Faults(file);
        try {
            PackText text = PackFormat.YAML.treeToValue(tree(yaml), PackText.class);
            Pack pack = text == null ? null : pack(text, faults);
            if (text == null) {
                faults.add(null, null, "the file is empty");
            }
            faults.throwIfAny();
            return pack;
        } catch (JsonProcessingException e) {
            faults.add(null, e);
            faults.throwIfAny();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode tree(String yaml) throws JsonProcessingException {
        return PackFormat.YAML.readTree(yaml);
    }

    private static Pack pack(PackText text, Faults faults) {
        require(faults, "pack", text.pack());
        require(faults, "effective", text.effective());
        require(faults, "title", text.title());
        require(faults, "zone", text.zone());
        require(faults, "counting", text.counting());
        require(faults, "laws", text.laws());
        require(faults, "clauses", text.clauses());
        if (text.version() < 1) {
            faults.add(null, "version", "versions count upwards from 1");
        }
        Currency currency = faults.checked(null, "currency", () -> Money.currency(text.currency()));
        faults.throwIfAny();
        Edition edition = new Edition(text.pack(), text.version());
        List<Clause> clauses = new ClauseReader(edition, currency, text.laws(), faults).read(text.clauses());
        bars(clauses, faults);
        DayCount count = faults.checked(
                null,
                "counting",
                () -> new DayCount(
                        text.zone(), text.counting().rest(), text.counting().law()));
        Costs usual = Costs.typical(currency);
        Costs costs = text.costs() == null
                ? usual
                : faults.checked(null, "costs", () -> text.costs().over(usual, currency));
        return new Pack(
                edition,
                null,
                text.title(),
                text.effective().from(),
                text.effective().until(),
                currency,
                count,
                text.laws(),
                clauses,
                costs);
    }

    private static void bars(List<Clause> clauses, Faults faults) {
        Set<String> giving = clauses.stream()
                .filter(clause -> !clause.isException())
                .map(Clause::id)
                .collect(Collectors.toSet());
        clauses.forEach(clause -> clause.bars().stream()
                .filter(barred -> !giving.contains(barred))
                .forEach(barred -> faults.add(
                        clause.id(),
                        "bars",
                        "\"%s\" is not a clause of this pack that gives options".formatted(barred))));
    }

    private static void require(Faults faults, String field, Object value) {
        if (value == null) {
            faults.add(null, field, "is missing");
        }
    }
}
