package dev.firstline.devstack.platform;

import java.util.List;

/** The broker's JVM. */
final class KafkaJvm {

    static final List<String> OPTIONS = List.of(
            "-Xmx288m",
            "-Xms64m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:ReservedCodeCacheSize=160m",
            "-XX:+ExitOnOutOfMemoryError");

    private KafkaJvm() {}
}
