package io.aftercare.web;

import java.net.BindException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Says in one sentence why a service did not start, and what to do. */
final class StartFailure {
    private StartFailure() {}

    static String explained(Throwable failure) {
        List<Throwable> causes = causes(failure);
        for (Throwable cause : causes) {
            String known = known(cause);
            if (known != null) {
                return known;
            }
        }
        Throwable root = causes.getLast();
        return oneLine(root.getMessage() == null ? root.toString() : root.getMessage());
    }

    private static String known(Throwable cause) {
        String message = oneLine(String.valueOf(cause.getMessage()));
        String type = cause.getClass().getName();
        // By name: not every service has a database.
        return switch (type) {
            case "org.postgresql.util.PSQLException" -> database(message);
            case "org.flywaydb.core.api.exception.FlywayValidateException" ->
                "the schema does not fit this version: " + message
                        + " Deploy a version that fits, or repair the schema's history.";
            case "org.hibernate.tool.schema.spi.SchemaManagementException" ->
                "the schema does not fit this version: " + message + ". Run it once with AFTERCARE_MODE=migrate.";
            case "io.aftercare.inference.ModelLoadException" -> "a model cannot be used: " + message;
            default -> ofNetwork(cause, message);
        };
    }

    private static String database(String message) {
        return message.contains("authentication failed")
                ? "the database refuses the user: " + message + ". Check AFTERCARE_DB_USER and AFTERCARE_DB_PASSWORD."
                : "the database does not serve us: " + message + ". Check AFTERCARE_DB_URL and the server.";
    }

    private static String ofNetwork(Throwable cause, String message) {
        return switch (cause) {
            case BindException taken -> "its port is taken: " + message + ". Another process listens there; set PORT.";
            case ConnectException refused -> "nobody answers: " + message;
            case AccessDeniedException denied ->
                "it may not write " + message + ". Where the root file system is read-only, mount a writable /tmp.";
            case UnknownHostException unknown -> "there is no host " + message;
            default -> null;
        };
    }

    /** The failure first, its root last. */
    private static List<Throwable> causes(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ").replaceAll("[.\\s]+$", "");
    }
}
