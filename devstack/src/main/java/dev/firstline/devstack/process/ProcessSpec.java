package dev.firstline.devstack.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to start a child process, so that it can be started again.
 *
 * @param name the name by which people call it, such as {@code sla-service}
 * @param command the program and its arguments
 * @param environment what is added to the environment of this process
 * @param directory where it runs
 * @param log the file to which its output is appended
 */
public record ProcessSpec(
        String name, List<String> command, Map<String, String> environment, Path directory, Path log) {

    /** Copies what is mutable. */
    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
