package dev.firstline.benchmarks.cost;

import dev.firstline.devstack.process.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Profiles JVMs that run already, by the JDK's own recorder: where their threads are, for each 10 ms of processor time. */
final class FlightRecorder {

    /** By processor time where the JVM can (Linux, JDK 25), else by threads that are found at work. */
    private static final String SETTINGS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <configuration version="2.0" label="cost">
              <event name="jdk.CPUTimeSample">
                <setting name="enabled">true</setting>
                <setting name="throttle">10ms</setting>
              </event>
              <event name="jdk.ExecutionSample">
                <setting name="enabled">true</setting>
                <setting name="period">20 ms</setting>
              </event>
            </configuration>
            """;

    private final Path folder;
    private final Map<String, Long> processes;

    private FlightRecorder(Path folder, Map<String, Long> processes) {
        this.folder = folder;
        this.processes = processes;
    }

    /**
     * Begins to record.
     *
     * @param folder where the recordings go
     * @param processes their numbers by name
     */
    static FlightRecorder start(Path folder, Map<String, Long> processes) throws IOException, InterruptedException {
        var settings = folder.resolve("cost.jfc");
        Files.writeString(settings, SETTINGS);
        var recorder = new FlightRecorder(folder, processes);
        for (long pid : processes.values()) {
            recorder.call(pid, "JFR.start", "name=cost", "settings=" + settings);
        }
        return recorder;
    }

    /**
     * Ends it.
     *
     * @param phase for the names of the files
     * @return the recordings by name of the process
     */
    Map<String, Path> stop(String phase) throws IOException, InterruptedException {
        var recordings = new LinkedHashMap<String, Path>();
        for (var process : new TreeMap<>(processes).entrySet()) {
            var file = folder.resolve(process.getKey() + "-" + phase + ".jfr");
            call(process.getValue(), "JFR.stop", "name=cost", "filename=" + file);
            recordings.put(process.getKey(), file);
        }
        return recordings;
    }

    private void call(long pid, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(Path.of(JavaCommand.path()).resolveSibling("jcmd").toString(), String.valueOf(pid)));
        command.addAll(List.of(words));
        var log = folder.resolve("jcmd.log");
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException(String.join(" ", command) + " ended with code " + code + "; its words are in " + log);
        }
    }
}
