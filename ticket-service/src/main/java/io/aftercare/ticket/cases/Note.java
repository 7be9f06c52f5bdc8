package io.aftercare.ticket.cases;

import io.aftercare.ticket.Access;
import io.aftercare.ticket.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What staff write down about a case for each other; customers never see it, and it is in no event. */
@Entity
@Table(name = "case_note")
class Note {
    @Id
    private UUID id;

    private String tenant;

    @Column(name = "case_id")
    private UUID caseId;

    private String text;
    private String author;
    private Instant writtenAt;

    protected Note() {}

    Note(UUID caseId, String text, Access by, Instant now) {
        this.id = Ids.next();
        this.tenant = by.tenant();
        this.caseId = caseId;
        this.text = text;
        this.author = by.subject();
        this.writtenAt = now;
    }

    UUID id() {
        return id;
    }

    Instant writtenAt() {
        return writtenAt;
    }

    NoteView view() {
        return new NoteView(id, text, author, writtenAt);
    }
}
