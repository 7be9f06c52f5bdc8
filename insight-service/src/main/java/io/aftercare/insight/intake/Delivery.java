package io.aftercare.insight.intake;

import io.aftercare.insight.log.LoggedEvent;
import io.aftercare.insight.log.UnreadableEvent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A Kafka record and the event that it carries. */
record Delivery(ConsumerRecord<byte[], byte[]> received, LoggedEvent event) {
    /** @throws UnreadableEvent when it carries none */
    static Delivery read(ConsumerRecord<byte[], byte[]> received) {
        return new Delivery(received, LoggedEvent.read(text(received.value())));
    }

    private static String text(byte[] value) {
        if (value == null) {
            throw new UnreadableEvent("the record has no value");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableEvent("the record is not UTF-8");
        }
    }
}
