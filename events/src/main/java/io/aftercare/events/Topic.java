package io.aftercare.events;

import java.time.Duration;

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

    /**
     * In a cluster; insight-service has one replica fewer at most. More cannot be added without moving keys, so there are
     * more than a beginning needs. A broker on one machine makes topics with its own number.
     */
    public int partitions() {
        return 12;
    }

    /** How long an event can be read again in a cluster; insight-service keeps all of them for good. */
    public Duration retention() {
        return Duration.ofDays(30);
    }

    /** Long enough for people to look at what could not be read; so few that one partition keeps their order. */
    public Duration deadLetterRetention() {
        return Duration.ofDays(90);
    }
}
