package dev.firstline.diagnosis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstline.chassis.outbound.BearerTokens;
import dev.firstline.chassis.outbound.OutboundHttp;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads the service communications of Microsoft Graph: {@code /admin/serviceAnnouncement/healthOverviews} and {@code /issues}. Waits for the
 * answers: never on a thread that others need, nor in a transaction.
 */
@ApplicationScoped
public class GraphReader {

    static final int MOST_PAGES = 30;
    static final int MOST_ENTRIES = 3_000;

    /** Of issues that are asked for by name; the others are the next time. */
    static final int MOST_ASKED = 50;

    private static final String SERVICES = "/admin/serviceAnnouncement/healthOverviews";
    private static final String ISSUES = "/admin/serviceAnnouncement/issues";

    /** The vendor tells of all that ever was; what it has ended is asked for by name where somebody waits for its end. */
    private static final String OPEN = ISSUES + "?$filter=isResolved%20eq%20false";

    private final OutboundHttp http;
    private final BearerTokens tokens;
    private final GraphSettings settings;
    private final Clock clock = Clock.systemUTC();

    GraphReader(OutboundHttp http, BearerTokens tokens, GraphSettings settings) {
        this.http = http;
        this.tokens = tokens;
        this.settings = settings;
    }

    /**
     * Reads everything.
     *
     * @param held issues that are taken to be open: of those that the vendor does not list as such it is asked whether they are over
     * @throws GraphException when anything of it could not be had: half an answer would end what has not ended
     */
    public GraphReading read(GraphAccess access, Set<String> held) throws GraphException {
        var calls = new GraphCalls(http, tokens, settings, clock, access);
        var services = all(calls, SERVICES, ServiceState::read);
        var issues = all(calls, OPEN, GraphIssue::read);
        var open = new ArrayList<GraphIssue>();
        var over = new HashSet<String>();
        var ended = new ArrayList<GraphIssue>();
        var told = new ArrayList<>(latest(issues.items()));
        for (var id : unheardOf(held, told)) {
            calls.find(ISSUES + "/" + id, GraphIssue::read).ifPresentOrElse(told::add, () -> over.add(id));
        }
        for (var issue : told) {
            if (!issue.over()) {
                open.add(issue);
            } else if (held.contains(issue.id())) {
                over.add(issue.id());
                ended.add(issue);
            }
        }
        return new GraphReading(services.items(), open, over, ended, services.unreadable() + issues.unreadable());
    }

    /** Tries whether there is a token and consent, with a new token. */
    public List<ServiceState> services(GraphAccess access) throws GraphException {
        var calls = new GraphCalls(http, tokens, settings, clock, access);
        calls.forgetToken();
        return all(calls, SERVICES, ServiceState::read).items();
    }

    /** Of an issue that comes twice, as it can when pages move while they are read, the one that was changed last. */
    private static List<GraphIssue> latest(List<GraphIssue> issues) {
        var byId = new LinkedHashMap<String, GraphIssue>();
        var order =
                Comparator.comparing(GraphIssue::modifiedAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()));
        issues.forEach(issue ->
                byId.merge(issue.id(), issue, (one, other) -> order.compare(other, one) > 0 ? other : one));
        return List.copyOf(byId.values());
    }

    private static SortedSet<String> unheardOf(Set<String> held, List<GraphIssue> told) {
        var left = new TreeSet<>(held);
        told.forEach(issue -> left.remove(issue.id()));
        while (left.size() > MOST_ASKED) {
            left.removeLast();
        }
        return left;
    }

    /** All pages as one. */
    private static <T> GraphPage<T> all(GraphCalls calls, String path, Function<JsonNode, Optional<T>> entry)
            throws GraphException {
        var items = new ArrayList<T>();
        int unreadable = 0;
        var page = calls.page(calls.address(path), entry);
        for (int pages = 1; ; pages++) {
            items.addAll(page.items());
            unreadable += page.unreadable();
            if (page.next() == null) {
                return new GraphPage<>(items, unreadable, null);
            }
            if (pages == MOST_PAGES || items.size() > MOST_ENTRIES) {
                throw new GraphException(GraphFailure.TOO_MUCH);
            }
            page = calls.page(calls.follow(page.next()), entry);
        }
    }
}
