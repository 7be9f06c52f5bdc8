package io.aftercare.gateway.remote;

import jakarta.ws.rs.core.MultivaluedMap;

/** A remote service understood the request and refused it (4xx): its answer goes to the caller as it is. */
public final class RemoteRefusal extends RuntimeException {
    private final int status;
    private final transient MultivaluedMap<String, Object> headers;
    private final byte[] body;

    RemoteRefusal(int status, MultivaluedMap<String, Object> headers, byte[] body) {
        super("refused with status " + status);
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public MultivaluedMap<String, Object> headers() {
        return headers;
    }

    public byte[] body() {
        return body;
    }
}
