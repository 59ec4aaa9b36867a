package dev.firstline.devstack.platform;

import java.util.List;
import java.util.stream.Stream;

/** The broker's JVM. */
final class KafkaJvm {

    static final List<String> OPTIONS = Stream.concat(
                    Stream.of("-Xmx288m", "-Xms64m", "-Xss512k", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"),
                    Compilers.LATE.stream())
            .toList();

    private KafkaJvm() {}
}
