package io.aftercare.gateway.remote;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Tells a refusal of our request (4xx) from a failure of the service; 408 and 429 speak of the service's state. */
final class RefusalReader implements ResponseExceptionMapper<RemoteRefusal> {
    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 400 && status < 500 && status != 408 && status != 429;
    }

    @Override
    public RemoteRefusal toThrowable(Response response) {
        byte[] body = response.hasEntity() ? response.readEntity(byte[].class) : new byte[0];
        return new RemoteRefusal(response.getStatus(), response.getHeaders(), body);
    }
}
