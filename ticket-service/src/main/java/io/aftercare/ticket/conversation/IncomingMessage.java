package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftercare.ticket.Inputs;
import io.aftercare.web.Problems;
import java.net.URI;
import java.util.List;

/** A message as it is posted. */
public record IncomingMessage(String text, String orderId, List<Attachment> attachments) {
    private static final int MOST_ATTACHMENTS = 10;

    public IncomingMessage {
        text = new MessageText(text).value();
        orderId = Inputs.orderId(orderId);
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
        if (attachments.size() > MOST_ATTACHMENTS) {
            throw Problems.invalid("attachments-too-many", "A message has at most " + MOST_ATTACHMENTS + ".");
        }
    }

    /** A picture or file that lies elsewhere; its content is not fetched. */
    public record Attachment(String name, String mediaType, String url) {
        public Attachment {
            Inputs.plainText("attachment-name", name, 255);
            Inputs.plainText("attachment-type", mediaType, 127);
            if (url == null || url.length() > 2000 || !isWebAddress(url)) {
                throw Problems.invalid("attachment-url-invalid", "An attachment has an http(s) url.");
            }
        }

        private static boolean isWebAddress(String url) {
            try {
                return List.of("http", "https")
                        .contains(String.valueOf(URI.create(url).getScheme()));
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }

    /** The attachments as they are stored; null where there are none. */
    JsonNode attachmentsAsJson() {
        if (attachments.isEmpty()) {
            return null;
        }
        ObjectNode stored = JsonNodeFactory.instance.objectNode();
        ArrayNode items = stored.putArray("items");
        attachments.forEach(it -> items.addObject()
                .put("name", it.name())
                .put("mediaType", it.mediaType())
                .put("url", it.url()));
        return stored;
    }
}
