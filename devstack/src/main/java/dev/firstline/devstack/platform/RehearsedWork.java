package dev.firstline.devstack.platform;

import dev.firstline.devstack.process.Look;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What each service does in its rehearsal: what it does every day, so that its JVM sees the classes and the paths of that. */
final class RehearsedWork {

    private static final int TICKETS = 30;
    private static final int READS = 20;
    private static final Duration LONGEST_HEARING = Duration.ofMinutes(2);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(30);
    private static final String TENANT = "rehearsal";
    private static final String TICKET = """
            {"externalReference":"R-%d","title":"No mail in or out for the whole company",
             "body":"Nobody can send or receive since 07:40. Service health shows Exchange Online as healthy.",
             "type":"INCIDENT","severity":"A","productFamily":"MICROSOFT_365","product":"Exchange Online","breakFix":true,
             "customer":{"externalId":"C-1","name":"Northwind Traders"}}""";

    private static final Map<Service, List<String>> LISTS = Map.of(
            Service.INTAKE, List.of("/v1/tickets", "/v1/changes"),
            Service.DIAGNOSIS, List.of("/v1/incidents"),
            Service.ESCALATION, List.of("/v1/escalations"),
            Service.SLA, List.of("/v1/policies"),
            Service.NOTIFICATION, List.of("/v1/deliveries"),
            Service.CONSOLE, List.of("/"));

    private final Platform platform;
    private final String token;

    RehearsedWork(Platform platform) {
        this.platform = platform;
        this.token = platform.token(TENANT, "global-admin", "crm-client");
    }

    /** Does it with a service that runs. An answer that is no success is no matter here. */
    void of(Service service) throws IOException, InterruptedException {
        URI address = platform.addresses().service(service);
        try (HttpClient client = HttpClient.newHttpClient()) {
            if (service == Service.INTAKE) {
                for (int number = 0; number < TICKETS; number++) {
                    send(
                            client,
                            request(address.resolve("/v1/tickets"))
                                    .header("content-type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(TICKET.formatted(number))));
                }
            }
            for (String list : Objects.requireNonNull(LISTS.get(service))) {
                for (int read = 0; read < READS; read++) {
                    send(client, request(address.resolve(list)));
                }
            }
        }
        Duration deadline = Look.now().plus(LONGEST_HEARING);
        while (!hasHeardAll(service) && Look.now().compareTo(deadline) < 0) {
            Readiness.pause();
        }
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(ONE_ANSWER).header("authorization", "Bearer " + token);
    }

    private static void send(HttpClient client, HttpRequest.Builder request) throws IOException, InterruptedException {
        client.send(request.build(), BodyHandlers.discarding());
    }

    /** Whether its consumer group has read its topics to their ends. */
    private boolean hasHeardAll(Service service) throws InterruptedException {
        try (Admin admin =
                Admin.create(Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, platform.kafka()))) {
            Map<TopicPartition, OffsetAndMetadata> heard = admin.listConsumerGroupOffsets(service.serviceName())
                    .partitionsToOffsetAndMetadata()
                    .get(ONE_ANSWER.toSeconds(), TimeUnit.SECONDS);
            var ends = admin.listOffsets(heard.keySet().stream()
                            .collect(java.util.stream.Collectors.toMap(part -> part, part -> OffsetSpec.latest())))
                    .all()
                    .get(ONE_ANSWER.toSeconds(), TimeUnit.SECONDS);
            return !heard.isEmpty()
                    && heard.entrySet().stream()
                            .allMatch(part -> part.getValue() != null
                                    && part.getValue().offset()
                                            >= Objects.requireNonNull(ends.get(part.getKey()))
                                                    .offset());
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        }
    }
}
