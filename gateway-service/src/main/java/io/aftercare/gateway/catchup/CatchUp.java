package io.aftercare.gateway.catchup;

import io.aftercare.gateway.ClaimedTurn;
import io.aftercare.gateway.Credentials;
import io.aftercare.gateway.Step;
import io.aftercare.gateway.TurnFlow;
import io.aftercare.gateway.remote.Downstream;
import io.aftercare.gateway.remote.RemoteFailure;
import io.aftercare.gateway.remote.RemoteRefusal;
import io.aftercare.gateway.remote.RollCall;
import io.aftercare.gateway.remote.RollCall.State;
import io.aftercare.gateway.remote.TicketClient;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Finishes the turns that had to do without a service, once that service is back. */
@ApplicationScoped
class CatchUp {
    private static final Logger LOG = Logger.getLogger(CatchUp.class);

    private final TicketClient ticket;
    private final TurnFlow turns;
    private final Outages outages;
    private final UnrecordedTurns unrecorded;
    private final RollCall rollCall;
    private final CatchUpConfig config;
    private final ExecutorService threads;
    private final Clock clock;
    private volatile Instant lastSweep = Instant.MIN;

    CatchUp(
            TicketClient ticket,
            TurnFlow turns,
            Outages outages,
            UnrecordedTurns unrecorded,
            RollCall rollCall,
            CatchUpConfig config,
            @VirtualThreads ExecutorService threads,
            Clock clock) {
        this.ticket = ticket;
        this.turns = turns;
        this.outages = outages;
        this.unrecorded = unrecorded;
        this.rollCall = rollCall;
        this.config = config;
        this.threads = threads;
        this.clock = clock;
    }

    void sayWhatIsMissing(@Observes StartupEvent started) {
        if (config.token().isEmpty()) {
            LOG.warn("AFTERCARE_SERVICE_TOKEN is not set: turns that stayed unfinished are not caught up."
                    + " Give it a token of the role 'service'.");
        }
    }

    @Scheduled(
            every = "${aftercare.catch-up.every:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void run() {
        Set<Downstream> missed = outages.open();
        boolean sweep = !clock.instant().isBefore(lastSweep.plus(config.sweepEvery()));
        if (config.token().isEmpty() || (missed.isEmpty() && !sweep)) {
            return;
        }
        Set<Downstream> answering = answering();
        missed.retainAll(answering);
        if (answering.contains(Downstream.TICKET) && (sweep || !missed.isEmpty())) {
            lastSweep = clock.instant();
            missed.forEach(rollCall::trust);
            if (finishAll(answering, config.token().get())) {
                outages.over(missed);
            }
        }
    }

    /** ticket-service counts as soon as it answers: without its broker it is not ready, but holds and decides. */
    private Set<Downstream> answering() {
        Set<Downstream> answering = EnumSet.noneOf(Downstream.class);
        rollCall.ask().forEach((service, state) -> {
            if (state == State.READY || (state == State.UNREADY && service == Downstream.TICKET)) {
                answering.add(service);
            }
        });
        return answering;
    }

    private boolean finishAll(Set<Downstream> answering, String token) {
        try {
            return unrecorded.record(token) && resumeAll(resultsOf(answering), token);
        } catch (RemoteFailure | RemoteRefusal notNow) {
            LOG.warnf("Catching up stopped: %s", notNow.getMessage());
            return false;
        }
    }

    private boolean resumeAll(List<String> working, String token) {
        for (int taken = 0; taken < config.mostPerRun(); ) {
            List<ClaimedTurn> batch = ticket.claim(config.batch(), working, Credentials.ofGateway(token, null));
            if (batch.isEmpty()) {
                return true;
            }
            resume(batch, token);
            taken += batch.size();
        }
        return false;
    }

    /** Conversations side by side, the turns of one conversation in their order. */
    private void resume(List<ClaimedTurn> batch, String token) {
        Collection<List<ClaimedTurn>> conversations = batch.stream()
                .collect(Collectors.groupingBy(ClaimedTurn::conversationId))
                .values();
        CompletableFuture.allOf(conversations.stream()
                        .map(turnsOfOne -> CompletableFuture.runAsync(
                                () -> turnsOfOne.forEach(turn -> resume(turn, token)), threads))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private void resume(ClaimedTurn claimed, String token) {
        if (claimed.attempt() > config.mostAttempts()) {
            return;
        }
        try {
            boolean answered = turns.resume(claimed, Credentials.ofGateway(token, claimed.tenant()));
            LOG.infof("conversationId=%s caughtUp=%s", claimed.conversationId(), answered);
        } catch (RuntimeException oneBadTurn) { // must not keep the others from being answered
            LOG.warnf("conversationId=%s not caught up: %s", claimed.conversationId(), oneBadTurn);
        }
    }

    private static List<String> resultsOf(Set<Downstream> answering) {
        return Arrays.stream(Step.values())
                .filter(step -> step.result() != null && answering.contains(Outages.serviceOf(step)))
                .map(Step::result)
                .toList();
    }
}
