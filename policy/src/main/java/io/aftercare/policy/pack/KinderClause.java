package io.aftercare.policy.pack;

import io.aftercare.policy.Grade;
import io.aftercare.policy.OptionKind;
import io.aftercare.policy.time.Deadline.Act;
import io.aftercare.policy.time.Period;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Pulls the levers of an overlay on one clause; a lever pulled the wrong way is a fault that names clause and lever. */
final class KinderClause {
    private final Clause clause;
    private final Levers levers;
    private final Edition edition;
    private final ClauseReader reader;
    private final Faults faults;

    KinderClause(Clause clause, Levers levers, Edition edition, ClauseReader reader, Faults faults) {
        this.clause = clause;
        this.levers = levers;
        this.edition = edition;
        this.reader = reader;
        this.faults = faults;
    }

    Clause result() {
        return new Clause(
                clause.id(),
                edition,
                clause.title(),
                levers.text() == null ? clause.text() : levers.text(),
                clause.house(),
                clause.sources(),
                clause.applies(),
                within(),
                requires(),
                asks(),
                gives(),
                clause.bars(),
                clause.unless());
    }

    private Period within() {
        Period period = clause.within();
        period = longer(period, "hours", levers.hours());
        period = longer(period, "days", levers.days());
        return longer(period, "months", levers.months());
    }

    private Period longer(Period period, String unit, Integer length) {
        if (length == null) {
            return period;
        }
        if (period == null) {
            stricter(unit, "there is no time limit that could be longer");
        } else if (!period.unit().equals(unit)) {
            stricter(unit, "the period is counted in " + period.unit());
        } else if (length < period.length()) {
            stricter(unit, "%d is less than the %d of %s".formatted(length, period.length(), clause.edition()));
        } else {
            return period.longer(length);
        }
        return period;
    }

    private List<Proviso> requires() {
        List<String> waived = levers.waives() == null ? List.of() : levers.waives();
        waived.stream()
                .filter(id -> clause.requires().stream()
                        .noneMatch(proviso -> proviso.id().equals(id)))
                .forEach(id -> stricter("waives", "\"%s\" is not among what the clause requires".formatted(id)));
        return clause.requires().stream()
                .filter(proviso -> !waived.contains(proviso.id()))
                .toList();
    }

    private List<Ask> asks() {
        if (levers.asks() == null) {
            return clause.asks();
        }
        levers.asks().stream()
                .filter(evidence -> !clause.evidence().contains(evidence))
                .forEach(evidence ->
                        stricter("asks", "%s is not asked for by %s".formatted(evidence.code(), clause.edition())));
        return clause.asks().stream()
                .filter(ask -> levers.asks().contains(ask.evidence()))
                .toList();
    }

    private Map<OptionKind, Terms> gives() {
        Map<OptionKind, Terms> gives = new EnumMap<>(OptionKind.class);
        if (levers.also() != null) {
            levers.also().keySet().stream()
                    .filter(clause.gives()::containsKey)
                    .forEach(kind -> stricter("also", kind.code() + " is given already: use the levers"));
            gives.putAll(reader.terms(clause.id(), levers.also(), false));
        }
        clause.gives().forEach((kind, terms) -> gives.put(kind, kinder(terms)));
        if (levers.returnFreight() != null && none(Terms::returnFreight)) {
            stricter("return_freight", "nothing goes back under this clause");
        }
        if (levers.compensationPercent() != null && none(Terms::compensation)) {
            stricter("compensation_percent", "the clause gives no compensation; add a clause that does");
        }
        return gives;
    }

    private boolean none(Function<Terms, Object> part) {
        return clause.gives().values().stream().map(part).allMatch(it -> it == null);
    }

    private Terms kinder(Terms terms) {
        return new Terms(
                terms.refund(),
                atLeast("outbound_freight", terms.outboundFreight(), levers.outboundFreight()),
                terms.returnFreight() == null
                        ? null
                        : atLeast("return_freight", terms.returnFreight(), levers.returnFreight()),
                terms.couponsBack(),
                more(terms.compensation()),
                less(terms.depreciation()),
                sooner(terms.duties()));
    }

    private <E extends Enum<E>> E atLeast(String lever, E law, E merchant) {
        if (merchant != null && merchant.compareTo(law) < 0) {
            stricter(lever, "%s is stricter than the %s of %s".formatted(code(merchant), code(law), clause.edition()));
        }
        return merchant == null ? law : merchant;
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private Compensation more(Compensation law) {
        Integer percent = levers.compensationPercent();
        if (law == null || percent == null) {
            return law;
        }
        if (percent < law.percent()) {
            stricter(
                    "compensation_percent",
                    "%d is less than the %d of %s".formatted(percent, law.percent(), clause.edition()));
        }
        Compensation more = faults.checked(
                clause.id(),
                "compensation_percent",
                () -> new Compensation(percent, law.yearly(), law.atLeast(), law.atMost(), law.punitive()));
        return more == null ? law : more;
    }

    /** A grade of which the lever says nothing stays as it is. */
    private Map<Grade, Integer> less(Map<Grade, Integer> law) {
        if (levers.depreciation() == null) {
            return law;
        }
        Map<Grade, Integer> less = new EnumMap<>(Grade.class);
        less.putAll(law);
        levers.depreciation().forEach((grade, percent) -> {
            int most = law.getOrDefault(grade, 0);
            if (percent == null || percent < 0 || percent > most) {
                stricter(
                        "depreciation." + grade.code(),
                        "%s is not 0 to the %d of %s".formatted(percent, most, clause.edition()));
            } else {
                less.put(grade, percent);
            }
        });
        reader.requireRising(clause.id(), "depreciation", less);
        return less;
    }

    private Map<Act, Period> sooner(Map<Act, Period> duties) {
        Period law = duties.get(Act.REFUND);
        Integer days = levers.refundWithinDays();
        if (law == null || days == null) {
            return duties;
        }
        if (!law.unit().equals("days") || days > law.length()) {
            stricter(
                    "refund_within_days",
                    "%d days are more than the %d %s of %s"
                            .formatted(days, law.length(), law.unit(), clause.edition()));
            return duties;
        }
        Map<Act, Period> sooner = new EnumMap<>(duties);
        sooner.put(Act.REFUND, law.longer(days));
        return sooner;
    }

    private void stricter(String lever, String why) {
        faults.add(clause.id(), lever, why);
    }
}
