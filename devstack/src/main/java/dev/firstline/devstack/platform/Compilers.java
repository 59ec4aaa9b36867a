package dev.firstline.devstack.platform;

import java.util.List;

/** How the JVMs of the platform compile, of which eight start at once on a machine that may have two processors. */
final class Compilers {

    /**
     * The optimising compiler takes a third off a service's processor time, but would take most of the start for itself; so code must be six
     * times as hot as usual before it comes. With a smaller code cache the JVM throws code away and compiles it again, without end.
     */
    static final List<String> LATE = List.of(
            "-XX:Tier4InvocationThreshold=30000",
            "-XX:Tier4MinInvocationThreshold=3600",
            "-XX:Tier4CompileThreshold=90000",
            "-XX:Tier4BackEdgeThreshold=240000",
            "-XX:ReservedCodeCacheSize=160m");

    private Compilers() {}
}
