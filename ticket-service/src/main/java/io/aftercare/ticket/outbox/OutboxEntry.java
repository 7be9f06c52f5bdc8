package io.aftercare.ticket.outbox;

import io.aftercare.events.EventCodec;
import io.aftercare.events.EventEnvelope;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An event that waits for the relay; its position and the time of relaying belong to the database. */
@Entity
@Table(name = "outbox")
class OutboxEntry {
    @Id
    private UUID id;

    private String tenant;
    private String topic;
    private String key;
    private String type;
    private String payload;
    private Instant createdAt;

    protected OutboxEntry() {}

    OutboxEntry(EventEnvelope envelope) {
        this.id = envelope.id();
        this.tenant = envelope.tenant();
        this.topic = envelope.data().topic().topicName();
        this.key = envelope.data().key();
        this.type = envelope.type();
        this.payload = EventCodec.write(envelope);
        this.createdAt = envelope.time();
    }
}
