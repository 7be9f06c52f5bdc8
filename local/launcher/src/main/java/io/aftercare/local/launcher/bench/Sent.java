package io.aftercare.local.launcher.bench;

import java.util.List;

/**
 * A statement as PostgreSQL's log tells it.
 *
 * @param process the server's process, one for each connection
 * @param parameters as text; null where one is null
 */
record Sent(long process, String sql, List<String> parameters) {
    boolean is(String words) {
        return sql.equalsIgnoreCase(words);
    }
}
