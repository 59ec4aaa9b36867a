package dev.firstline.diagnosis.graph;

import java.util.List;
import java.util.Set;

/**
 * What the vendor says of the health of a directory's services.
 *
 * @param services all of them
 * @param open issues that the vendor works on, each once
 * @param over of the issues that were taken to be open, those that it has ended or knows nothing of any more
 * @param ended those of them that it still tells of
 * @param unreadable entries that were passed over
 */
public record GraphReading(
        List<ServiceState> services, List<GraphIssue> open, Set<String> over, List<GraphIssue> ended, int unreadable) {

    public GraphReading {
        services = List.copyOf(services);
        open = List.copyOf(open);
        over = Set.copyOf(over);
        ended = List.copyOf(ended);
    }
}
