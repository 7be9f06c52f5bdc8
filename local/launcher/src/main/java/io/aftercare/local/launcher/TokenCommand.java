package io.aftercare.local.launcher;

import io.aftercare.local.launcher.system.Issuer;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "token",
        description = "Prints a bearer token for the local system.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = {
            "Example:",
            "  curl -H \"Authorization: Bearer $(./aftercare token)\" http://localhost:8080/v1/orders/A1001"
        })
final class TokenCommand implements Callable<Integer> {
    /** The roles that a person may have. */
    enum PersonRole {
        customer,
        agent,
        manager,
        admin
    }

    @Mixin
    private Home home;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private PersonRole role = PersonRole.customer;

    @Option(names = "--tenant", paramLabel = "T", description = "The merchant (default: ${DEFAULT-VALUE}).")
    private String tenant = Issuer.TENANT;

    @Option(
            names = {"--subject", "--customer"},
            paramLabel = "ID",
            description = "Who holds it (default: lin-xiao for a customer, else agent-1, manager-1, admin-1).")
    private String subject;

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            converter = Lifetime.class,
            description = "12h, 30m, or -1m for one that has expired (default: 12h).")
    private Duration expires = Issuer.LIFETIME;

    @Override
    public Integer call() {
        String holder = Person.subject(role.name(), subject);
        System.out.println(Issuer.in(home.data(), Clock.systemUTC()).token(role.name(), tenant, holder, expires));
        return ExitCode.OK;
    }

    static final class Lifetime implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String value) {
            try {
                return Duration.parse("PT" + value.toUpperCase(Locale.ROOT));
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("'" + value + "' is no time; write 12h, 30m or -1m");
            }
        }
    }
}
