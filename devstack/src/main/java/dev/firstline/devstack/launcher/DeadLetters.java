package dev.firstline.devstack.launcher;

import dev.firstline.devstack.platform.PlatformAddresses;
import dev.firstline.devstack.platform.Service;
import dev.firstline.devstack.process.StartFailure;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Dead letters of a service: {@code list SERVICE}, {@code show SERVICE ID}, {@code redrive SERVICE ID}, {@code discard SERVICE ID}. */
final class DeadLetters {

    private static final List<String> ACTIONS = List.of("list", "show", "redrive", "discard");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F-]{36}");

    private final Installation installation;

    DeadLetters(Installation installation) {
        this.installation = installation;
    }

    int run(Arguments arguments) {
        String action = arguments.action(ACTIONS);
        Service service = arguments.service(1);
        PlatformAddresses addresses = installation.running();
        String base = addresses.frontDoor() + "/v1/ops/" + service.serviceName() + "/dead-letters";
        HttpRequest.Builder request = switch (action) {
            case "list" -> HttpRequest.newBuilder(URI.create(base + "?limit=200"));
            case "show" -> HttpRequest.newBuilder(URI.create(base + "/" + id(arguments)));
            // redrive and discard, as the actions are checked already.
            default ->
                HttpRequest.newBuilder(URI.create(base + "/" + id(arguments) + "/" + action))
                        .POST(BodyPublishers.noBody());
        };
        return send(request.header("Authorization", "Bearer " + addresses.token("*", "ops"))
                .timeout(Duration.ofSeconds(60))
                .build());
    }

    private static String id(Arguments arguments) {
        String id = arguments.word(2, "id");
        if (!ID.matcher(id).matches()) {
            throw new WrongCall(
                    "'" + id + "' is no id of a dead letter; ./firstline dead-letters list SERVICE shows them.");
        }
        return id;
    }

    private static int send(HttpRequest request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            boolean good = answer.statusCode() / 100 == 2;
            (good ? System.out : System.err).println(pretty(answer.body()));
            return good ? 0 : 1;
        } catch (IOException e) {
            throw new StartFailure("The service did not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static String pretty(String body) {
        try {
            return Json.encodePrettily(Json.decodeValue(body));
        } catch (DecodeException e) {
            return body;
        }
    }
}
