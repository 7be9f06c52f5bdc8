package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.ticket.store.JsonColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A merchant's rules of approval, as they stand. */
@Entity
@Table(name = "approval_rules")
class ApprovalRow {
    @Id
    private String tenant;

    @Version
    private int version;

    @Convert(converter = JsonColumn.class)
    @Column(columnDefinition = "jsonb")
    private JsonNode rules;

    private String changedBy;
    private Instant changedAt;

    protected ApprovalRow() {}

    ApprovalRow(String tenant) {
        this.tenant = tenant;
    }

    void change(JsonNode rules, String by, Instant now) {
        this.rules = rules;
        this.changedBy = by;
        this.changedAt = now;
    }

    int version() {
        return version;
    }

    JsonNode rules() {
        return rules;
    }

    String changedBy() {
        return changedBy;
    }

    Instant changedAt() {
        return changedAt;
    }
}
