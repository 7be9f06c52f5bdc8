package io.aftercare.gateway.remote;

import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * How one operation of a remote service is called: within a time budget for all attempts together, once more after a
 * quick failure when repeating does no harm, and not at all while the service keeps failing.
 */
final class Lifeline {
    private final Downstream service;
    private final Guard budget;
    private final Guard attempts;
    private final Guard breaker;

    private Lifeline(Downstream service, Duration within, int repeats, Guard breaker) {
        this.service = service;
        this.budget = Guard.create()
                .withTimeout()
                .duration(within.toMillis(), ChronoUnit.MILLIS)
                .done()
                .build();
        this.attempts = Guard.create()
                .withRetry()
                .maxRetries(repeats)
                .delay(50, ChronoUnit.MILLIS)
                .jitter(25, ChronoUnit.MILLIS)
                .whenException(failure -> failure instanceof RemoteFailure)
                .done()
                .build();
        this.breaker = breaker;
    }

    static Lifeline once(Downstream service, Duration within, Guard breaker) {
        return new Lifeline(service, within, 0, breaker);
    }

    static Lifeline repeatable(Downstream service, Duration within, int repeats, Guard breaker) {
        return new Lifeline(service, within, repeats, breaker);
    }

    /**
     * @throws RemoteRefusal when the service refused the request
     * @throws RemoteFailure when there is no usable answer in time
     */
    <T> T call(Callable<T> remote) {
        try {
            return uncheckedCast(budget.call(
                    () -> attempts.call(() -> breaker.call(() -> translated(remote), Object.class), Object.class),
                    Object.class));
        } catch (RemoteFailure | RemoteRefusal known) {
            throw known;
        } catch (CircuitBreakerOpenException open) {
            throw new RemoteFailure(service, "keeps failing and is left alone for a moment", open);
        } catch (Exception late) {
            throw new RemoteFailure(service, "did not answer in time", late);
        }
    }

    private <T> T translated(Callable<T> remote) throws TimeoutException {
        try {
            return remote.call();
        } catch (RemoteFailure | RemoteRefusal known) {
            throw known;
        } catch (Exception failed) {
            if (interrupted(failed)) {
                throw new TimeoutException(); // by the budget, which has the last word: no further attempt
            }
            throw new RemoteFailure(service, "gave no usable answer: " + rootOf(failed), failed);
        }
    }

    private static boolean interrupted(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                return true;
            }
        }
        return false;
    }

    private static String rootOf(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName(); // not its message: that may quote what a customer wrote
    }

    @SuppressWarnings("unchecked")
    private static <T> T uncheckedCast(Object result) {
        return (T) result;
    }
}
