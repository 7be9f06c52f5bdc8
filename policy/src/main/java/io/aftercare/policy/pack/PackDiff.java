package io.aftercare.policy.pack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is different between two packs, clause by clause and field by field. */
public record PackDiff(Edition from, Edition to, List<Change> changes) {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    /**
     * @param field null where the whole clause came or went
     * @param from null where it was not there
     * @param to null where it no longer is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(String clause, String field, JsonNode from, JsonNode to) {}

    public static PackDiff between(Pack from, Pack to) {
        List<Change> changes = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        from.clauses().forEach(clause -> ids.add(clause.id()));
        to.clauses().forEach(clause -> ids.add(clause.id()));
        ids.forEach(id -> compare(id, tree(from, id), tree(to, id), changes));
        return new PackDiff(from.edition(), to.edition(), changes);
    }

    private static void compare(String id, ObjectNode from, ObjectNode to, List<Change> changes) {
        if (from == null || to == null) {
            changes.add(new Change(id, null, from, to));
            return;
        }
        from.properties().forEach(field -> {
            JsonNode now = to.get(field.getKey());
            if (!field.getValue().equals(now)) {
                changes.add(new Change(id, field.getKey(), field.getValue(), now));
            }
        });
    }

    /** Without the edition, which is another in every version. */
    private static ObjectNode tree(Pack pack, String id) {
        return pack.clause(id)
                .map(clause -> JSON.<ObjectNode>valueToTree(clause).without("edition"))
                .map(ObjectNode.class::cast)
                .orElse(null);
    }
}
