package dev.firstline.acceptance.walls;

import dev.firstline.acceptance.client.Api;
import dev.firstline.acceptance.client.Receiver;
import dev.firstline.contracts.Topic;
import dev.firstline.devstack.platform.PlatformAddresses;
import dev.firstline.devstack.test.KafkaProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Every operation of every service, called by everybody who stands in some relation to the owner of a thing, for every kind of
 * thing; and every place where a value can come out: bodies, files, headers and errors, events, alerts and mails. What a tenant marked as
 * its own is nowhere to be seen by who does not stand at or above it, and what is foreign answers as what is not there.
 */
public final class WallsMatrix {

    private static final String[] ALL_ROLES = {
        "crm-client",
        "helpdesk-agent",
        "admin-agent",
        "user-admin",
        "billing-admin",
        "sales-agent",
        "ops",
        "global-admin"
    };
    private static final int MOST_PAGES = 20;

    private final PlatformAddresses platform;
    private final Receiver receiver;
    private final List<Operation> operations = Operation.all();
    private final Map<Tenants, Map<String, String>> things = new EnumMap<>(Tenants.class);
    private final Canaries canaries = new Canaries(things);
    private final Mails mails;
    private final Map<Tenants, Api> apis = new EnumMap<>(Tenants.class);
    private final Collection<String> findings = new ConcurrentSkipListSet<>();
    private final AtomicInteger cells = new AtomicInteger();

    /** @param receiver takes the alerts of all the tenants */
    public WallsMatrix(PlatformAddresses platform, Receiver receiver) {
        this.platform = platform;
        this.receiver = receiver;
        this.mails = new Mails(platform.mails());
        for (var tenant : Tenants.values()) {
            apis.put(tenant, as(tenant, ALL_ROLES));
        }
    }

    /** How the table of operations differs from the OpenAPI documents. */
    public List<String> uncovered() {
        var documented = new TreeSet<String>();
        for (var service : Operation.SERVICES) {
            documented.addAll(Coverage.operations(platformApi()
                    .get("/openapi/" + service + "?format=json")
                    .ok()
                    .body()));
        }
        return Coverage.differences(documented, operations);
    }

    /** Seeds all tenants, those above before those below, and calls everything. What was found, in sentences. */
    public Collection<String> findings() {
        for (var tenant : Tenants.values()) {
            things.put(tenant, Seed.of(tenant, apis.get(tenant), receiver, mails));
        }
        Stream.of(Tenants.values()).parallel().forEach(reader -> {
            readLists(reader);
            readOwn(reader);
        });
        notesAreForTheDesk();
        lookAtTopics();
        lookAtAlerts();
        lookAtMails();
        Stream.of(Tenants.values())
                .parallel()
                .forEach(reader -> Tenants.hiddenFrom(reader)
                        .forEach(owner -> callForeign(reader, owner, how -> how != Operation.How.OWN)));
        // Last, since it writes names of others into places of the caller's own; from above, since what somebody below
        // made is
        // there for those above it.
        for (var reader : Tenants.values()) {
            Tenants.hiddenFrom(reader).forEach(owner -> callForeign(reader, owner, how -> how == Operation.How.OWN));
        }
        return findings;
    }

    /** How many calls were compared. */
    public int cells() {
        return cells.get();
    }

    private void readLists(Tenants reader) {
        for (var operation : operations) {
            if (operation.how() == Operation.How.LIST
                    || operation.how() == Operation.How.PLATFORM && operation.isReading()) {
                var path = operation.pathFor(things.get(reader));
                pages(apis.get(reader), path)
                        .forEach(answer -> inspect(operation.name() + " as " + reader, reader, answer, Map.of()));
                inspect(operation.name() + " as a file for " + reader, reader, file(apis.get(reader), path), Map.of());
            }
        }
    }

    /** What is a tenant's own, or below it, is there, or the matrix would look at nothing; and shows nothing of others. */
    private void readOwn(Tenants reader) {
        for (var operation : operations) {
            boolean single = operation.how() == Operation.How.ONE || operation.how() == Operation.How.BELOW;
            boolean has = things.get(reader).keySet().containsAll(operation.ids())
                    && !operation.ids().contains("one");
            if (single && operation.isReading() && has) {
                var answer = call(apis.get(reader), operation, things.get(reader));
                if (answer.status() != 200) {
                    findings.add(operation.name() + " answers " + answer.status() + " to its owner " + reader);
                }
                inspect(operation.name() + " as its owner", reader, answer, Map.of());
            }
        }
    }

    private void callForeign(Tenants reader, Tenants owner, Predicate<Operation.How> which) {
        for (var operation : operations) {
            var absent = Seed.absent(things.get(owner));
            var foreign = Seed.named(things.get(owner));
            if (operation.how() == Operation.How.LIST || !which.test(operation.how())) {
                continue;
            }
            var answer = call(apis.get(reader), operation, foreign);
            var where = operation.name() + " of " + owner + " as " + reader;
            inspect(where, reader, answer, foreign);
            boolean inherited = owner.covers(reader) && operation.showsWhatIsInherited();
            if (inherited || !foreign.keySet().containsAll(operation.ids())) {
                continue;
            }
            var nothing = call(apis.get(reader), operation, absent);
            cells.incrementAndGet();
            var shape = Shape.of(answer.status(), answer.raw().body(), foreign);
            var shapeOfNothing = Shape.of(nothing.status(), nothing.raw().body(), absent);
            if (!shape.equals(shapeOfNothing)) {
                findings.add(where + " answers " + shape + ", for what is absent " + shapeOfNothing);
            }
        }
    }

    /** The desk's own notes, asked for by everybody who reads nothing of them. */
    private void notesAreForTheDesk() {
        for (var role : List.of("crm-client", "user-admin", "sales-agent")) {
            var api = as(Tenants.OWN, role);
            var own = things.get(Tenants.OWN);
            for (var operation : operations) {
                if (!operation.isReading() || operation.how() == Operation.How.PLATFORM) {
                    continue;
                }
                for (var answer : pages(api, operation.pathFor(own))) {
                    var text = answer.raw().body() + answer.raw().headers().map();
                    if (answer.status() == 200) {
                        canaries.hintsOfNotes(Tenants.OWN, text)
                                .forEach(hint -> findings.add(operation.name() + " " + hint + " as " + role));
                    }
                }
            }
        }
    }

    private void lookAtTopics() {
        var probe = new KafkaProbe(platform.kafka());
        for (var topic : Topic.values()) {
            for (var record : probe.records(topic.topicName())) {
                var teller = record.headers().get("ce_firstlinetenant");
                var text = record.value() + record.headers();
                for (var owner : Tenants.values()) {
                    boolean words = text.contains(owner.mark()) || text.contains(owner.noteMark());
                    if (words && !owner.path().equals(teller)) {
                        findings.add(topic + " " + record.type() + " of " + teller + " carries words of " + owner);
                    }
                    if (text.contains(owner.mark() + " Exchange") && topic != Topic.TICKET_TEXT) {
                        findings.add(topic + " " + record.type() + " carries the words of a ticket");
                    }
                }
            }
        }
    }

    private void lookAtAlerts() {
        for (var alert : receiver.alerts()) {
            var reader = Tenants.valueOf(alert.path().substring(1).replaceAll("\\?.*", ""));
            seen(
                    "an alert " + alert.type() + " to " + reader,
                    reader,
                    alert.body().toString(),
                    Map.of());
        }
    }

    private void lookAtMails() {
        for (var mail : mails.all()) {
            for (var reader : Tenants.values()) {
                if (mail.recipients().contains(Mails.address(reader))) {
                    seen("the mail " + mail.subject() + " to " + reader, reader, mail.toString(), Map.of());
                }
            }
        }
    }

    private void inspect(String where, Tenants reader, Api.Answer answer, Map<String, String> named) {
        if (answer.status() >= 500) {
            findings.add(where + " answers " + answer.status());
        }
        seen(where, reader, answer.raw().body() + answer.raw().headers().map(), named);
    }

    private void seen(String where, Tenants reader, String text, Map<String, String> named) {
        canaries.leaks(reader, text, named).forEach(leak -> findings.add(where + " " + leak));
    }

    private List<Api.Answer> pages(Api api, String path) {
        var pages = new ArrayList<Api.Answer>();
        var next = "";
        do {
            var answer = patient(
                    api,
                    "GET",
                    path + (next.isEmpty() ? "" : (path.contains("?") ? "&" : "?") + "cursor=" + next),
                    null);
            pages.add(answer);
            next = answer.body().path("next").asText("");
        } while (!next.isEmpty() && pages.size() < MOST_PAGES && answerHasItems(pages.getLast()));
        return pages;
    }

    /** The same as a table or a configuration, where there is one. */
    private static Api.Answer file(Api api, String path) {
        return patient(api, "GET", path, null, "text/csv, application/yaml;q=0.9, */*;q=0.1");
    }

    private static boolean answerHasItems(Api.Answer answer) {
        return StreamSupport.stream(answer.body().path("items").spliterator(), false)
                .findAny()
                .isPresent();
    }

    private static Api.Answer call(Api api, Operation operation, Map<String, String> of) {
        return patient(api, operation.method(), operation.pathFor(of), operation.bodyFor(of));
    }

    /** Waits where the tenant's own budget is used up: the matrix asks more than anybody. */
    private static Api.Answer patient(Api api, String method, String path, @Nullable String body) {
        return patient(api, method, path, body, "*/*");
    }

    private static Api.Answer patient(Api api, String method, String path, @Nullable String body, String accept) {
        for (int tries = 0; ; tries++) {
            var answer = api.send(method, path, body, "If-Match", "\"0\"", "Accept", accept);
            if (answer.status() != 429 || tries == 30) {
                return answer;
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    private Api as(Tenants tenant, String... roles) {
        return new Api(platform.frontDoor(), platform.token(tenant.path(), roles));
    }

    private Api platformApi() {
        return new Api(platform.frontDoor(), platform.token("*", "ops"));
    }
}
