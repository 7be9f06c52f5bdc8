package io.aftercare.local.launcher.play;

import io.aftercare.local.launcher.talk.Api;
import io.aftercare.local.launcher.talk.Conversation;
import io.aftercare.local.launcher.talk.Json;
import io.aftercare.local.launcher.talk.Patience;
import io.aftercare.local.launcher.talk.Turn;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** Plays scripts through the gateway, several at once; a script that fails is noted and does not stop the others. */
public final class Player {
    private final Api gateway;
    private final UnaryOperator<String> tokenOfCustomer;
    private final Tally tally;
    private final Runnable turnDone;
    private final Patience patience;

    /** @param turnDone is called after each turn, by any thread */
    public Player(Api gateway, UnaryOperator<String> tokenOfCustomer, Tally tally, Runnable turnDone) {
        this.gateway = gateway;
        this.tokenOfCustomer = tokenOfCustomer;
        this.tally = tally;
        this.turnDone = turnDone;
        this.patience = new Patience(tally::toldToWait);
    }

    /** Returns how long it took until the last script had been played. */
    public Duration play(Iterator<Script> scripts, int inFlight) {
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < inFlight; n++) {
                threads.submit(() -> playWhileThereAre(scripts));
            }
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void playWhileThereAre(Iterator<Script> scripts) {
        for (Script script = next(scripts); script != null; script = next(scripts)) {
            try {
                play(script);
            } catch (RuntimeException e) {
                tally.error(script, e.getMessage());
            }
        }
    }

    private static Script next(Iterator<Script> scripts) {
        synchronized (scripts) {
            return scripts.hasNext() ? scripts.next() : null;
        }
    }

    private void play(Script script) {
        String token = tokenOfCustomer.apply(script.customer());
        Conversation.Opening opening = new Conversation.Opening(script.channel(), script.language(), script.orderId());
        Conversation conversation = patience.until(() -> Conversation.open(gateway, token, opening));
        for (Script.Line line : script.turns()) {
            String key = Conversation.newKey();
            patience.until(() -> {
                long start = System.nanoTime();
                Turn turn = Json.read(conversation.say(line.text(), line.orderId(), key), Turn.class);
                tally.turn(script, line, turn, Duration.ofNanos(System.nanoTime() - start));
                return turn;
            });
            turnDone.run();
        }
    }
}
