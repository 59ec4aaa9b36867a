package dev.firstline.devstack.process;

import java.nio.file.Path;

/** The JDK that this process runs on; child processes run on the same. */
public final class JavaCommand {

    private JavaCommand() {}

    /** The path of its {@code java} program. */
    public static String path() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The class path of this process, for children that need the same libraries. */
    public static String classPath() {
        return System.getProperty("java.class.path");
    }
}
