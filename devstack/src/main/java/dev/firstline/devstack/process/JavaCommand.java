package dev.firstline.devstack.process;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The JDK that this process runs on; child processes run on the same. */
public final class JavaCommand {

    private JavaCommand() {}

    /** The path of its {@code java} program. */
    public static String path() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The class path of this process, for children that need the same libraries. */
    public static String classPath() {
        // Absolute, because children run in other folders.
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
