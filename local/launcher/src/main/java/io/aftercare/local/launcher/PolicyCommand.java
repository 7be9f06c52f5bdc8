package io.aftercare.local.launcher;

import io.aftercare.policy.Policy;
import io.aftercare.policy.pack.Fault;
import io.aftercare.policy.pack.OverlayReader;
import io.aftercare.policy.pack.Pack;
import io.aftercare.policy.pack.PackReader;
import io.aftercare.policy.pack.PackRefused;
import io.aftercare.policy.pack.ShippedPacks;
import io.aftercare.policy.scenario.Check;
import io.aftercare.policy.scenario.Coverage;
import io.aftercare.policy.scenario.Kindness;
import io.aftercare.policy.scenario.Scenario;
import io.aftercare.policy.scenario.ScenarioReader;
import io.aftercare.policy.scenario.ScenarioRefused;
import io.aftercare.policy.scenario.ScenarioResult;
import io.aftercare.policy.scenario.ShippedScenarios;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "policy",
        description = "Works with policy packs; nothing has to run.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT",
        subcommands = PolicyCommand.Test.class)
final class PolicyCommand {
    private PolicyCommand() {}

    @Command(
            name = "test",
            description = "Reads a pack and runs scenarios against it.",
            mixinStandardHelpOptions = true,
            footerHeading = "%n",
            footer = {
                "Example:",
                "  ./aftercare policy test docs/policy/kind-shop.yaml docs/policy/kind-shop.scenarios.yaml",
                "",
                "Exit codes: 0 all is as the scenarios say, and no law is undercut; 1 otherwise."
            })
    static final class Test implements Callable<Integer> {
        @Parameters(
                index = "0",
                paramLabel = "PACK",
                description = "A pack or an overlay, or the name of a pack of law.")
        private String pack;

        @Parameters(
                index = "1..*",
                arity = "0..*",
                paramLabel = "SCENARIOS",
                description = "Scenario files; without any, those that come with a pack of law.")
        private List<Path> scenarios = List.of();

        @Option(names = "--gaps", description = "Names the clauses that no scenario shows allowing or refusing.")
        private boolean gaps;

        private final ShippedPacks law = ShippedPacks.load();

        @Override
        public Integer call() {
            try {
                Pack read = law.pack(pack).orElseGet(() -> read(Path.of(pack)));
                return run(read, scenarios(read)) ? ExitCode.OK : ExitCode.SOFTWARE;
            } catch (PackRefused | ScenarioRefused e) {
                System.err.println(e.getMessage());
                return ExitCode.SOFTWARE;
            }
        }

        private Pack read(Path file) {
            String yaml = text(file);
            String name = file.getFileName().toString();
            return OverlayReader.isOverlay(yaml)
                    ? new OverlayReader(law::pack).read(name, yaml)
                    : PackReader.read(name, yaml);
        }

        private List<Scenario> scenarios(Pack read) {
            if (scenarios.isEmpty()) {
                return ShippedScenarios.of(read);
            }
            ScenarioReader reader = new ScenarioReader(read);
            return scenarios.stream()
                    .flatMap(file -> reader.read(file.getFileName().toString(), text(file)).stream())
                    .toList();
        }

        private boolean run(Pack read, List<Scenario> all) {
            Policy policy = new Policy(read);
            Check check = new Check(policy);
            List<ScenarioResult> failed = all.stream()
                    .map(check::run)
                    .filter(result -> !result.passed())
                    .toList();
            failed.forEach(result -> {
                System.out.printf(
                        "NO   %s: %s / %s%n",
                        result.id(), result.title().zh(), result.title().en());
                result.differences().forEach(difference -> System.out.println("     " + difference));
            });
            List<Fault> stricter = new ArrayList<>();
            if (read.over() != null) {
                Pack under = law.pack(read.over().pack()).orElseThrow();
                stricter.addAll(new Kindness(under, read).faults(ShippedScenarios.of(under)));
                stricter.forEach(fault -> System.out.println("NO   stricter than the law: " + fault));
            }
            System.out.printf(
                    "%s: %d of %d scenarios as expected%n", read.edition(), all.size() - failed.size(), all.size());
            if (gaps) {
                Coverage coverage = new Coverage(policy);
                all.forEach(coverage::add);
                coverage.gaps().forEach(gap -> System.out.println("gap  " + gap));
            }
            return failed.isEmpty() && stricter.isEmpty();
        }

        private static String text(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
    }
}
