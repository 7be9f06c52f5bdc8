package io.aftercare.local.launcher;

import io.aftercare.local.launcher.system.RunningSystem;
import io.aftercare.local.launcher.talk.Api;
import io.aftercare.local.launcher.talk.Conversation;
import io.aftercare.local.launcher.talk.Paint;
import io.aftercare.local.launcher.talk.Refused;
import io.aftercare.local.launcher.talk.Turn;
import io.aftercare.local.launcher.talk.TurnText;
import io.aftercare.local.launcher.talk.Unreachable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "chat",
        description = "Keeps a conversation going; replies come sentence by sentence.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = ChatCommand.HELP)
final class ChatCommand implements Callable<Integer> {
    static final String HELP =
            "In the chat: /order ID names the order, /person asks for a person, /new begins another conversation,"
                    + " /quit ends.";

    @Mixin
    private Home home;

    @Option(names = "--customer", paramLabel = "ID", description = "Who talks (default: ${DEFAULT-VALUE}).")
    private String customer = Person.DEFAULT_CUSTOMER;

    @Option(names = "--order", paramLabel = "ID", description = "The order that it is about.")
    private String order;

    private final Paint paint = Paint.detect();
    private final TurnText text = new TurnText(paint, ZoneId.systemDefault());
    private final PrintStream out = System.out;
    private Conversation conversation;
    private String language;

    @Override
    public Integer call() throws IOException {
        RunningSystem system = home.running();
        try (Api gateway = new Api(system.url("gateway"));
                BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            out.println(paint.dim(HELP));
            String token = system.token(Person.CUSTOMER_ROLE, customer);
            for (String line = prompt(input); line != null && !line.equals("/quit"); line = prompt(input)) {
                answer(gateway, token, line);
            }
        }
        return ExitCode.OK;
    }

    private String prompt(BufferedReader input) throws IOException {
        out.print(paint.bold(customer + "> "));
        out.flush();
        String line = input.readLine();
        return line == null ? null : line.strip();
    }

    /** A refusal is shown, and the chat goes on. */
    private void answer(Api gateway, String token, String line) {
        try {
            if (line.equals("/new")) {
                conversation = null;
            } else if (line.startsWith("/order ")) {
                order = line.substring("/order ".length()).strip();
            } else if (line.startsWith("/") && !line.equals("/person")) {
                out.println(paint.dim(HELP));
            } else if (!line.isEmpty()) {
                if (conversation == null) {
                    conversation = Conversation.open(gateway, token, new Conversation.Opening("web", null, order));
                }
                say(line);
            }
        } catch (Refused | Unreachable e) {
            out.println(paint.red(e.getMessage()));
        }
    }

    private void say(String line) {
        if (line.equals("/person")) {
            out.println(text.handoff(conversation.askForPerson(), language));
            return;
        }
        Turn turn = conversation.say(line, order, out::println);
        text.outcome(turn).forEach(out::println);
        language = turn.reply().language();
    }
}
