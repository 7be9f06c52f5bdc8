package io.aftercare.ticket;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A customer of a tenant. {@code id} is the pseudonym that events carry; only this table resolves it. */
@Entity
public class Customer {
    @Id
    private UUID id;

    private String tenant;
    private String externalId;
    private Instant createdAt;

    protected Customer() {}

    public UUID id() {
        return id;
    }

    /** The customer's id in the merchant's shop. */
    public String externalId() {
        return externalId;
    }
}
