package io.aftercare.reply.intake;

import java.util.List;

/**
 * What a reader sees of a file.
 *
 * @param hidden how many characters were left out because no reader sees them: white on white, switched off, deleted
 */
public record ReadDocument(List<Section> sections, int hidden) {
    public ReadDocument {
        sections = List.copyOf(sections);
    }
}
