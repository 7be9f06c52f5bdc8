package io.aftercare.gateway.remote;

/** A remote service did not give a usable answer: away, too slow, failing, or talking nonsense. */
public final class RemoteFailure extends RuntimeException {
    private final Downstream service;

    RemoteFailure(Downstream service, String why, Throwable cause) {
        super(service + " " + why, cause);
        this.service = service;
    }

    public Downstream service() {
        return service;
    }
}
