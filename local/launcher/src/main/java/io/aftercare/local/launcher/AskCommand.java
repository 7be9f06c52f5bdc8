package io.aftercare.local.launcher;

import io.aftercare.local.launcher.system.RunningSystem;
import io.aftercare.local.launcher.talk.Api;
import io.aftercare.local.launcher.talk.Conversation;
import io.aftercare.local.launcher.talk.Json;
import io.aftercare.local.launcher.talk.Paint;
import io.aftercare.local.launcher.talk.Turn;
import io.aftercare.local.launcher.talk.TurnText;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "ask",
        description = "Sends one message through the gateway, as a customer, and prints what comes of it.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = {
            "Examples:",
            "  ./aftercare ask \"我的订单怎么还没发货？\" --order A1001",
            "  ./aftercare ask \"Where is my parcel?\" --order A1002 --json"
        })
final class AskCommand implements Callable<Integer> {
    @Mixin
    private Home home;

    @Parameters(paramLabel = "TEXT", description = "What the customer says.")
    private String text;

    @Option(names = "--order", paramLabel = "ID", description = "The order that it is about.")
    private String order;

    @Option(names = "--customer", paramLabel = "ID", description = "Who asks (default: ${DEFAULT-VALUE}).")
    private String customer = Person.DEFAULT_CUSTOMER;

    @Option(names = "--json", description = "Prints the turn as the gateway gave it.")
    private boolean json;

    @Override
    public Integer call() {
        RunningSystem system = home.running();
        try (Api gateway = new Api(system.url("gateway"))) {
            String token = system.token(Person.CUSTOMER_ROLE, customer);
            Conversation conversation = Conversation.open(gateway, token, new Conversation.Opening("api", null, order));
            String turn = conversation.say(text, order, Conversation.newKey());
            System.out.println(
                    json ? turn : new TurnText(Paint.detect(), ZoneId.systemDefault()).of(Json.read(turn, Turn.class)));
        }
        return ExitCode.OK;
    }
}
