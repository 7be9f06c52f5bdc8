package io.aftercare.events;

/** The Kafka topics: one per stream, each with a dead-letter topic beside it. */
public enum Topic {
    CONVERSATIONS("aftercare.conversations"),
    CASES("aftercare.cases"),
    LEARNING("aftercare.learning");

    private final String topicName;

    Topic(String topicName) {
        this.topicName = topicName;
    }

    public String topicName() {
        return topicName;
    }

    /** Where a consumer puts what it cannot read. */
    public String deadLetterName() {
        return topicName + ".dlq";
    }
}
