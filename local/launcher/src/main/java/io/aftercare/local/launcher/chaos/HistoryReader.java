package io.aftercare.local.launcher.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.aftercare.local.launcher.store.Database;
import io.aftercare.local.launcher.talk.Json;
import java.util.List;
import java.util.Map;

/** Reads what a run left in the database and on the topics. */
final class HistoryReader {
    private static final String EFFECTS = """
            select 'conversation.started ' || id from ticket.conversation
            union all select 'message.received ' || id from ticket.message
            union all select 'message.understood ' || id from ticket.message where understood
            union all select 'reply.sent ' || id from ticket.reply
            union all select 'promise.made ' || id from ticket.promise where case_id is not null
            union all select 'case.opened ' || id from ticket.cases
            union all select 'case.status_changed ' || case_id || ' ' || reason from ticket.case_history
                where from_status is not null
            union all select 'task.created ' || id from ticket.task
            """;
    private static final String OUTBOX = "select topic, key, payload from ticket.outbox order by position";
    private static final String CONSUMED = "select envelope::text from insight.event order by occurred_at, id";

    /** Which field of an event's data names what it tells of. */
    private static final Map<String, String> SUBJECTS = Map.of(
            "conversation.started", "conversationId",
            "message.received", "messageId",
            "message.understood", "messageId",
            "reply.sent", "replyId",
            "promise.made", "promiseId",
            "case.opened", "caseId",
            "case.status_changed", "caseId",
            "task.created", "taskId");

    private final Database database;
    private final Topics topics;

    HistoryReader(Database database, Topics topics) {
        this.database = database;
        this.topics = topics;
    }

    History read(List<Acknowledged> acknowledged) {
        List<String> names = database.query("select distinct topic from ticket.outbox", row -> row.getString(1));
        return new History(
                acknowledged,
                database.query(EFFECTS, row -> row.getString(1)),
                database.query(OUTBOX, row -> event(row.getString(1) + "/" + row.getString(2), row.getString(3))),
                topics.all(names, published -> event(published.topic() + "/" + published.key(), published.value())),
                database.query(CONSUMED, row -> event(null, row.getString(1))));
    }

    private static Event event(String stream, String payload) {
        JsonNode envelope = Json.read(payload, JsonNode.class);
        String type = envelope.path("type").asText();
        return new Event(
                envelope.path("id").asText(),
                stream == null ? topic(type) + "/" + envelope.path("subject").asText() : stream,
                effect(type, envelope.path("data")));
    }

    /** The consumer does not keep the topic; within a subject the first word of a type tells streams apart as well. */
    private static String topic(String type) {
        return switch (type.substring(0, type.indexOf('.'))) {
            case "case", "task", "promise" -> "cases";
            case "feedback" -> "learning";
            default -> "conversations";
        };
    }

    private static String effect(String type, JsonNode data) {
        String field = SUBJECTS.get(type);
        if (field == null) {
            return null;
        }
        String subject = data.path(field).asText();
        return type + " "
                + (type.equals("case.status_changed")
                        ? subject + " " + data.path("reason").asText()
                        : subject);
    }
}
