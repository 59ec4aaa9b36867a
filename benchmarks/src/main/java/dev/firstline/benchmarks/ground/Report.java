package dev.firstline.benchmarks.ground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a benchmark found: words for people, and one JSON object as the last line for programs. */
public final class Report {

    private final List<String> parts = new ArrayList<>();
    private final Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    /** Adds a table or a sentence. */
    public Report tell(Object part) {
        parts.add(part.toString());
        return this;
    }

    /** Adds a figure to the last line; null for one that could not be measured. */
    public Report figure(String key, @Nullable Object value) {
        figures.put(key, value);
        return this;
    }

    /** Adds that something was wrong, not merely slow, when it was. */
    public Report faultIf(boolean wrong, String sentence) {
        if (wrong) {
            faults.add(sentence);
        }
        return this;
    }

    /** Whether what was measured was also right. */
    public boolean isSound() {
        return faults.isEmpty();
    }

    /** All that was told to people. */
    public String words() {
        return parts.stream().map(part -> "\n" + part + "\n").collect(Collectors.joining());
    }

    void print(PrintStream out) {
        out.println(words());
        faults.forEach(fault -> out.println("WRONG: " + fault));
        out.println(json());
        out.flush();
    }

    private String json() {
        try {
            return new ObjectMapper().writeValueAsString(figures);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("figures are numbers", e);
        }
    }
}
