package dev.firstline.intake.reference;

import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.ticket;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests with references. */
public final class ReferenceApi {

    private ReferenceApi() {}

    /** A new ticket that is called so, such as {@code crm:1}; and what else is in it, or nothing. */
    public static String called(String more, String... references) {
        return ticket("Called")
                .replaceFirst("\\{", "{\"references\":" + list(references) + (more.isEmpty() ? "," : "," + more + ","));
    }

    /** References as a list of JSON. */
    public static String list(String... references) {
        return Stream.of(references)
                .map(reference -> "{\"system\":\"" + reference.substring(0, reference.indexOf(':')) + "\",\"id\":\""
                        + reference.substring(reference.indexOf(':') + 1) + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Says what a thing is called in a system. */
    public static Response put(String tenant, String path, String system, String... ids) {
        return crm(tenant)
                .body("{\"ids\":[" + Stream.of(ids).map(id -> "\"" + id + "\"").collect(Collectors.joining(",")) + "]}")
                .put(path + "/references/" + system);
    }

    /** What it is called, each as {@code system:id}. */
    public static List<String> references(String tenant, String path) {
        var items = crm(tenant)
                .get(path + "/references")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        var systems = items.getList("items.system", String.class);
        var ids = items.getList("items.id", String.class);
        var all = new ArrayList<String>();
        for (int i = 0; i < ids.size(); i++) {
            all.add(systems.get(i) + ":" + ids.get(i));
        }
        return all;
    }

    /** The paths of what is called so, by the tenants that call it so. */
    public static List<String> found(String tenant, String kind, String reference) {
        return crm(tenant)
                .queryParam("kind", kind)
                .queryParam("reference", reference)
                .get("/v1/references")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.path", String.class);
    }

    /** A request of one of several writers. */
    public interface Request {
        Response send(int writer);
    }

    /** The answers to so many writers that send at the same moment. */
    public static List<Response> atOnce(int writers, Request request) throws Exception {
        var go = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(writers)) {
            var answers = new ArrayList<Future<Response>>();
            for (int i = 0; i < writers; i++) {
                int writer = i;
                Callable<Response> work = () -> {
                    go.await();
                    return request.send(writer);
                };
                answers.add(threads.submit(work));
            }
            go.countDown();
            var all = new ArrayList<Response>();
            for (var answer : answers) {
                all.add(answer.get());
            }
            return all;
        }
    }
}
