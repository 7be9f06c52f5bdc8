package io.aftercare.reply.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.aftercare.reply.Evidence;
import io.aftercare.reply.knowledge.Article;
import io.aftercare.reply.proof.Claim.Kind;
import io.aftercare.reply.turn.Decision;
import io.aftercare.reply.turn.OrderFacts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything that is true in one turn: what was decided, the order as the shop told it, and the articles that were found.
 * Evidence is looked up here again, so that what a step says of its own evidence counts for nothing. What the merchant or
 * a carrier typed freely proves no more than that it was typed: no amount, day, right or address.
 */
public final class Grounds {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final Pattern STEP = Pattern.compile("([A-Za-z]+)|\\[(\\d{1,3})]");
    private static final Pattern OPTION = Pattern.compile("options\\[(\\d{1,3})]\\..*");
    private static final Pattern MONEY = Pattern.compile("(-?\\d+(?:\\.\\d+)?) ([A-Z]{3})");
    private static final Pattern TYPED = Pattern.compile(
            "items\\[\\d+]\\.name\\..*|parcels\\[\\d+]\\.(carrier|scans\\[\\d+]\\.(place|description)\\..*)");
    private static final Set<Kind> TYPED_MAY_SAY = Set.of(Kind.COUNT, Kind.ID, Kind.PERCENT);
    /** What is no field of the order, but a sum over its lines. */
    private static final Map<String, ToIntFunction<OrderFacts>> COUNTED = Map.of(
            "items.bought", OrderFacts::boughtItems,
            "items.more", order -> order.boughtItems() - 1,
            "items.returned", OrderFacts::returnedItems);

    static final String ABSENT = "none";

    private final Decision decision;
    private final ZoneId zone;
    private final Instant now;
    private final Map<String, Article> articles = new HashMap<>();
    private JsonNode tree;

    public Grounds(Decision decision, ZoneId zone, Instant now) {
        this.decision = decision;
        this.zone = zone;
        this.now = now;
    }

    /** An article that was found for this turn, which sentences may quote. */
    public void found(Article article) {
        articles.put(article.id() + "/" + article.version(), article);
    }

    /** In which a day without a year lies. */
    int year() {
        return now.atZone(zone).getYear();
    }

    /** Whether what the evidence quotes stands where it says. */
    boolean hold(Evidence evidence) {
        return switch (evidence.kind()) {
            case PHRASE -> true;
            case KNOWLEDGE -> {
                Article article = articles.get(evidence.id() + "/" + evidence.version());
                yield article != null && article.passages().contains(evidence.quote());
            }
            case ORDER -> holds(evidence, "unknown".equals(evidence.id()) ? tree() : tree().path("order"));
            case CASE -> holds(evidence, caseOf(evidence));
            case HANDOFF -> holds(evidence, tree().path("handoff"));
            case DECISION -> isOfItsClause(evidence) && quotes(evidence, tree());
        };
    }

    /** What true evidence proves. */
    List<Proven> prove(Evidence evidence) {
        return switch (evidence.kind()) {
            case PHRASE -> List.of();
            case KNOWLEDGE -> said(evidence.quote());
            case ORDER ->
                TYPED.matcher(field(evidence)).matches() ? typed(value(evidence)) : value(value(evidence), evidence);
            case CASE -> told(evidence, Entitled.ofCase(caseOf(evidence), field(evidence), value(evidence)));
            case HANDOFF ->
                told(evidence, Entitled.ofHandoff(tree().path("handoff"), field(evidence), value(evidence)));
            case DECISION -> decided(evidence);
        };
    }

    private List<Proven> decided(Evidence evidence) {
        String kind = tree().at("/options/" + option(evidence) + "/kind").asText();
        return told(evidence, Entitled.commitments(kind, field(evidence), value(evidence)));
    }

    /** The value itself, and the commitments that may be put into words because of it. */
    private List<Proven> told(Evidence evidence, String... commitments) {
        List<Proven> proven = new ArrayList<>(value(value(evidence), evidence));
        proven.add(Proven.codes(Kind.COMMITMENT, commitments));
        return proven;
    }

    private boolean holds(Evidence evidence, JsonNode subject) {
        boolean itself = evidence.id().equals("unknown")
                ? evidence.kind() == Evidence.Kind.ORDER
                : subject.path("id").asText().equals(evidence.id());
        return itself && quotes(evidence, subject);
    }

    /** The one that was decided on, or another that is open or settled. */
    private JsonNode caseOf(Evidence evidence) {
        for (String others : List.of("openCases", "settledCases")) {
            for (JsonNode other : tree().path(others)) {
                if (other.path("id").asText().equals(evidence.id())) {
                    return other;
                }
            }
        }
        return tree().path("case");
    }

    private boolean isOfItsClause(Evidence evidence) {
        JsonNode option = tree().path("options").path(option(evidence));
        JsonNode clause = option.path("clause");
        if (option.isMissingNode()) {
            return false;
        }
        JsonNode pack =
                clause.isObject() ? clause.path("pack") : tree().path("packs").path(0);
        String id = pack.path("pack").asText()
                + (clause.isObject() ? "/" + clause.path("id").asText() : "");
        return id.equals(evidence.id())
                && evidence.version() != null
                && pack.path("version").asInt() == evidence.version();
    }

    private static int option(Evidence evidence) {
        Matcher option = OPTION.matcher(field(evidence));
        return option.matches() ? Integer.parseInt(option.group(1)) : -1;
    }

    private boolean quotes(Evidence evidence, JsonNode subject) {
        if (evidence.quote() == null || evidence.quote().indexOf('=') < 1) {
            return false;
        }
        JsonNode node = at(subject, field(evidence));
        if (node.isMissingNode()) {
            // Of what nobody would tell, nobody can say that there is none.
            return false;
        }
        String told = written(node);
        String quoted = value(evidence);
        return told.isEmpty() ? quoted.equals(ABSENT) : same(told, quoted);
    }

    private JsonNode at(JsonNode subject, String path) {
        if (subject == tree().path("order") && decision.order() != null && COUNTED.containsKey(path)) {
            return JSON.getNodeFactory().numberNode(COUNTED.get(path).applyAsInt(decision.order()));
        }
        JsonNode at = subject;
        Matcher step = STEP.matcher(path);
        while (step.find()) {
            at = step.group(1) == null ? at.path(Integer.parseInt(step.group(2))) : at.path(step.group(1));
        }
        return at == subject ? MissingNode.getInstance() : at;
    }

    /** Nothing for what is known to be absent: null, or an empty list. */
    private static String written(JsonNode node) {
        if (node.isNull() || node.isArray() && node.isEmpty()) {
            return "";
        } else if (node.has("currency")) {
            return node.path("amount").decimalValue().toPlainString() + " "
                    + node.path("currency").asText();
        } else if (node.has("after")) {
            return length(node);
        }
        return node.isValueNode() ? node.asText() : node.toString();
    }

    private static String length(JsonNode period) {
        for (String unit : List.of("hours", "days", "months")) {
            if (period.path(unit).isNumber()) {
                return period.path(unit).asText() + " " + unit;
            }
        }
        return "";
    }

    private static boolean same(String told, String quoted) {
        Matcher one = MONEY.matcher(told);
        Matcher other = MONEY.matcher(quoted);
        return one.matches() && other.matches()
                ? one.group(2).equals(other.group(2))
                        && new BigDecimal(one.group(1)).compareTo(new BigDecimal(other.group(1))) == 0
                : told.equals(quoted);
    }

    private List<Proven> value(String value, Evidence evidence) {
        if (value.equals(ABSENT)) {
            return List.of();
        }
        if (value.matches("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z")) {
            LocalDateTime at = LocalDateTime.ofInstant(Instant.parse(value), zone);
            return List.of(Proven.once(
                    new Claim(Kind.MOMENT, at.truncatedTo(ChronoUnit.MINUTES).toString(), value),
                    new Claim(Kind.DAY, at.toLocalDate().toString(), value)));
        }
        if (value.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return List.of(
                    Proven.once(new Claim(Kind.DAY, LocalDate.parse(value).toString(), value)));
        }
        return said(value);
    }

    private static List<Proven> said(String text) {
        return ClaimReader.read(text).stream().map(Proven::said).toList();
    }

    private static List<Proven> typed(String text) {
        return ClaimReader.read(text).stream()
                .filter(claim -> TYPED_MAY_SAY.contains(claim.kind()))
                .map(Proven::said)
                .toList();
    }

    private static String field(Evidence evidence) {
        String quote = evidence.quote() == null ? "" : evidence.quote();
        return quote.substring(0, Math.max(0, quote.indexOf('=')));
    }

    private static String value(Evidence evidence) {
        return evidence.quote().substring(evidence.quote().indexOf('=') + 1);
    }

    private JsonNode tree() {
        if (tree == null) {
            tree = JSON.valueToTree(decision);
        }
        return tree;
    }
}
