package dev.firstline.benchmarks.pipeline;

import dev.firstline.devstack.platform.PlatformAddresses;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** A partner with a support contract, so that its tickets can be escalated, and a subscription to what is escalated. */
public final class Partner {

    /** Its path among the tenants. */
    public static final String TENANT = "bench";

    private static final String PROFILE = """
            {"type":"DIRECT_BILL","contact":{"firstName":"Dana","lastName":"Desk","email":"desk@bench.example",
             "phone":"+49 30 5550100","timeZone":"Europe/Berlin","country":"DEU"}}""";
    private static final String CONTRACT = """
            {"vehicle":"ASFP","accessId":"AID-1001","contractId":"CID-2002","validFrom":"2026-01-01"}""";
    private static final String SUBSCRIPTION = """
            {"channel":"WEBHOOK","url":"%s","eventTypes":["escalation.opened"],"secret":"%s"}""";

    private final URI frontDoor;
    private final String token;

    /** @param platform that is ready */
    public Partner(PlatformAddresses platform) {
        frontDoor = platform.frontDoor();
        token = platform.token(TENANT, "global-admin");
    }

    /**
     * Makes all of it, at the front door.
     *
     * @param receiver of the alerts
     * @param secret by which they are signed
     */
    public void signUp(URI receiver, String secret) throws IOException, InterruptedException {
        send("PUT", "/v1/partners/self", PROFILE);
        send("POST", "/v1/entitlements", CONTRACT);
        send("POST", "/v1/subscriptions", SUBSCRIPTION.formatted(receiver, secret));
    }

    private void send(String method, String path, String body) throws IOException, InterruptedException {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = HttpRequest.newBuilder(frontDoor.resolve(path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(body))
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
        }
    }
}
