package io.aftercare.local.platform;

import java.nio.file.Path;

/** Runs the broker in a process of its own: {@code KafkaMain DATA_DIRECTORY PORT}. */
public final class KafkaMain {
    private KafkaMain() {}

    public static void main(String[] args) {
        if (args.length != 2) {
            System.err.println("usage: KafkaMain DATA_DIRECTORY PORT");
            System.exit(2);
        }
        LocalKafka kafka = new LocalKafka(Path.of(args[0]), Integer.parseInt(args[1])).start();
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::stop));
        kafka.await();
    }
}
