package io.aftercare.local.launcher.chaos;

/** Something that goes wrong between a message and its consumer. */
enum Fault {
    SERVICE_KILLED("ticket-service killed (-9)", 4),
    SERVICE_KILLED_SENDING("ticket-service killed while the broker holds back its acknowledgements", 3),
    CONNECTIONS_CUT("every database connection cut", 6),
    RELAY_CUT("the relay's connection cut while it waits for the broker", 3),
    BACKEND_KILLED("a database process killed (-9), all crash and recover", 2),
    DATABASE_KILLED("database killed (-9)", 1),
    DATABASE_FROZEN("database frozen", 2),
    BROKER_FROZEN("broker frozen", 4),
    BROKER_KILLED("broker killed (-9)", 2),
    CONSUMER_KILLED("insight-service killed (-9)", 1);

    private final String words;
    private final int weight;

    Fault(String words, int weight) {
        this.words = words;
        this.weight = weight;
    }

    String words() {
        return words;
    }

    /** How often it comes, compared with the others. */
    int weight() {
        return weight;
    }
}
