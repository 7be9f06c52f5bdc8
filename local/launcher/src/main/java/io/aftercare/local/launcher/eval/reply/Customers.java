package io.aftercare.local.launcher.eval.reply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aftercare.local.launcher.eval.reply.Auditor.Finding;
import io.aftercare.policy.OptionKind;
import io.aftercare.policy.Reason;
import io.aftercare.policy.scenario.DecidedScenario;
import io.aftercare.reply.Evidence;
import io.aftercare.reply.Language;
import io.aftercare.reply.Reply;
import io.aftercare.reply.compose.Composer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plays the customers of {@code customers.yaml} against the composer, each reply remembered for the next turn. */
final class Customers {
    private static final String FILE = "/eval/customers.yaml";
    private static final Set<String> NO_ANSWER = Set.of("clarify", "fallback", "out_of_scope");

    record Customer(String id, String goal, String temper, String scenario, List<Turn> turns) {}

    record Turn(
            String zh,
            String en,
            Map<String, Double> intents,
            boolean order,
            boolean asis,
            OptionKind wants,
            Reason reason,
            String names,
            String opened,
            boolean reused,
            boolean handoff,
            String complaint,
            String sentiment,
            List<String> asks,
            Expect expect) {
        String in(Language language) {
            return language == Language.ZH ? zh : en;
        }
    }

    record Expect(
            String source,
            boolean person,
            boolean helpless,
            Integer promises,
            Map<String, List<String>> says,
            Map<String, List<String>> lacks) {}

    /** @param withoutPerson turns that needed nobody; {@code precision} automatic answers that were as expected; in % */
    public record Result(
            int turns,
            double withoutGeneration,
            double withoutPerson,
            double precision,
            List<String> misses,
            List<Finding> findings) {}

    private final Composer composer;
    private final Auditor auditor;
    private final List<DecidedScenario> decided;
    private final List<String> misses = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private int turns;
    private int worded;
    private int closed;
    private int answers;
    private int right;

    Customers(Composer composer, Auditor auditor, List<DecidedScenario> decided) {
        this.composer = composer;
        this.auditor = auditor;
        this.decided = decided;
    }

    Result play() {
        for (Customer customer : read()) {
            for (Language language : Language.values()) {
                play(customer, language);
            }
        }
        return new Result(
                turns,
                percent(turns - worded, turns),
                percent(closed, turns),
                percent(right, answers),
                misses,
                findings);
    }

    private void play(Customer customer, Language language) {
        DecidedScenario order = decided.stream()
                .filter(it -> it.scenario().id().equals(customer.scenario()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(FILE + ": no scenario " + customer.scenario()));
        List<String> history = new ArrayList<>();
        List<String> said = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        for (Turn turn : customer.turns()) {
            ObjectNode decision = decision(turn, order);
            ObjectNode request = Turns.JSON.valueToTree(
                    Turns.request(language, "web", turn.in(language), turn.intents(), decision, history));
            request.set("decision", decision);
            request.putObject("earlier").set("said", Turns.JSON.valueToTree(said));
            ((ObjectNode) request.path("earlier")).set("sources", Turns.JSON.valueToTree(sources));
            understand(turn, (ObjectNode) request.path("understanding"));
            Reply reply = composer.compose(Turns.read(request), order.at(), sentence -> {});
            judge(customer, turn, language, reply);
            findings.addAll(auditor.audit(reply, World.of(decision)));
            history.add(turn.in(language));
            sources.add(reply.source().code());
            reply.sentences().stream()
                    .flatMap(sentence -> sentence.evidence().stream())
                    .filter(evidence -> evidence.kind() == Evidence.Kind.PHRASE)
                    .forEach(evidence -> said.add(evidence.id()));
        }
    }

    private static void understand(Turn turn, ObjectNode understanding) {
        if (turn.complaint() != null) {
            understanding
                    .putObject("complaint")
                    .put("category", turn.complaint())
                    .put("confidence", 0.9);
        }
        if (turn.sentiment() != null) {
            understanding.putObject("sentiment").put("label", turn.sentiment()).put("score", 0.9);
        }
        if (turn.names() != null) {
            understanding.putArray("entities").addObject().put("type", "order").put("value", turn.names());
        }
    }

    private static ObjectNode decision(Turn turn, DecidedScenario order) {
        ObjectNode decision = !turn.order()
                ? Turns.JSON.createObjectNode().put("orderState", "none")
                : turn.asis()
                        ? order.decision()
                        : turn.reason() == null
                                ? order.decision().without(List.of("options", "asked"))
                                : order.decision(turn.wants(), turn.reason());
        decision.set("asks", Turns.JSON.valueToTree(turn.asks() == null ? List.of() : turn.asks()));
        Instant due = order.at().plus(Duration.ofHours(24));
        if (turn.opened() != null) {
            ObjectNode opened = decision.putObject("case").put("id", "case-1").put("number", "AC-100001");
            opened.put("kind", turn.opened()).put("status", "open").put("reused", turn.reused());
            opened.put("dueAt", due.toString()).putArray("tasks");
            if (turn.complaint() != null) {
                opened.put("complaint", turn.complaint());
            }
        }
        if (turn.handoff()) {
            decision.putObject("handoff")
                    .put("id", "handoff-1")
                    .put("state", "requested")
                    .put("reason", "asked_for_person")
                    .put("dueAt", due.toString());
        }
        return decision;
    }

    private void judge(Customer customer, Turn turn, Language language, Reply reply) {
        turns++;
        worded += reply.cost().tokens() > 0 ? 1 : 0;
        boolean answered = !NO_ANSWER.contains(reply.source().code()) && !turn.handoff();
        // A question back is no answer, and no person either, unless the customer was never understood.
        closed += !turn.handoff() && !turn.expect().helpless() ? 1 : 0;
        boolean expected = asExpected(turn.expect(), language, reply);
        if (answered) {
            answers++;
            right += expected ? 1 : 0;
        }
        if (!expected) {
            misses.add(customer.id() + " " + language.code() + " \"" + turn.in(language) + "\" ["
                    + reply.source().code() + "] " + reply.text().replace('\n', ' '));
        }
    }

    private static boolean asExpected(Expect expect, Language language, Reply reply) {
        List<String> says = expect.says() == null ? List.of() : expect.says().getOrDefault(language.code(), List.of());
        List<String> lacks =
                expect.lacks() == null ? List.of() : expect.lacks().getOrDefault(language.code(), List.of());
        return (expect.source() == null || expect.source().equals(reply.source().code()))
                && (expect.promises() == null
                        || expect.promises() == reply.promises().size())
                && says.stream().allMatch(reply.text()::contains)
                && lacks.stream().noneMatch(reply.text()::contains);
    }

    private static List<Customer> read() {
        try {
            return YAMLMapper.builder().build().readValue(Injection.text(FILE), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(FILE + ": " + e.getOriginalMessage(), e);
        }
    }

    private static double percent(int part, int all) {
        return all == 0 ? 0 : Math.round(1000.0 * part / all) / 10.0;
    }
}
