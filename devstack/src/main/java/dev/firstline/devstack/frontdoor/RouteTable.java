package dev.firstline.devstack.frontdoor;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which service answers for a path; the table that docs/running.md shows. */
public final class RouteTable {

    private static final String CONSOLE = "console-service";
    private static final String STREAM = "/events";

    private static final List<Rule> RULES = List.of(
            new Rule("/v1/tickets/[^/]+/clocks", "sla-service"),
            new Rule("/v1/(policies|calendars|sla)", "sla-service"),
            new Rule("/v1/tickets/[^/]+/(diagnoses|checks|escalation-readiness)", "diagnosis-service"),
            new Rule("/v1/(diagnoses|incidents|health-connections|rules)", "diagnosis-service"),
            new Rule("/v1/tickets/[^/]+/escalations", "escalation-service"),
            new Rule("/v1/(escalations|partners|entitlements|delegated-access)", "escalation-service"),
            new Rule("/v1/(subscriptions|deliveries|event-types)", "notification-service"),
            new Rule(
                    "/v1/(tickets|customers|contacts|changes|views|queues|queue-rules|ticket-fields|references|communications|imports|exports)",
                    "intake-service"));

    private static final Pattern FILES = Pattern.compile("/v1/(tickets/[^/]+/attachments|imports)");
    private static final Pattern OPS = Pattern.compile("/v1/(?:ops|usage)/([a-z]+-service)(/.*)?");
    private static final Pattern OPENAPI = Pattern.compile("/openapi/([a-z]+-service)");

    private RouteTable() {}

    /** Where a request goes: the service, and the path to ask it for. */
    public record Target(String service, String path) {}

    /** Whether the answer to a path is a stream that stays open. */
    static boolean isStream(@Nullable String path) {
        return STREAM.equals(path);
    }

    /** Whether the body of a request is a file, which may be large and take its time; its service says how large. */
    static boolean isFile(@Nullable String path) {
        return path != null && FILES.matcher(path).matches();
    }

    /** The target of a path that {@link PlainPath} found plain; what nobody else owns is the console's. */
    public static Target target(String path) {
        Matcher openapi = OPENAPI.matcher(path);
        if (openapi.matches()) {
            return new Target(openapi.group(1), "/q/openapi");
        }
        Matcher ops = OPS.matcher(path);
        if (ops.matches()) {
            return new Target(ops.group(1), path);
        }
        Optional<Rule> rule =
                RULES.stream().filter(candidate -> candidate.fits(path)).findFirst();
        return new Target(rule.map(Rule::service).orElse(CONSOLE), path);
    }

    /** Whether a path belongs to the inside of a service (health, metrics), which is nobody's business out here. */
    static boolean isInside(String path) {
        return path.equals("/q") || path.startsWith("/q/");
    }

    /** Whether a service of that name exists, running or not. */
    static boolean knows(String service) {
        return service.equals(CONSOLE)
                || RULES.stream().anyMatch(rule -> rule.service().equals(service));
    }

    private record Rule(Pattern pattern, String service) {

        Rule(String prefix, String service) {
            // The whole segment must fit: /v1/policiesX is not /v1/policies.
            this(Pattern.compile(prefix + "([/:].*)?"), service);
        }

        boolean fits(String path) {
            return pattern.matcher(path).matches();
        }
    }
}
