package dev.firstline.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Listens to the live updates of a signed-in browser, as its EventSource does. */
final class Ear implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpResponse<Stream<String>> answer;
    private final Thread reading;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    Ear(Browser browser, String address, String... headers) {
        var cookies = browser.cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        var request = HttpRequest.newBuilder(URI.create(Browser.base() + address))
                .header("Accept", "text/event-stream")
                .header("Cookie", cookies);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            answer = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        reading = Thread.ofVirtual().start(this::read);
    }

    /** A line that cannot be read any more is the end of the stream, and no fault of whoever waits meanwhile. */
    private void read() {
        try {
            answer.body().forEach(lines::add);
        } catch (UncheckedIOException e) {
            // Closed on either side.
        }
    }

    /** Whether the stream has come to its end. */
    boolean isOver() {
        return !reading.isAlive();
    }

    int status() {
        return answer.statusCode();
    }

    String header(String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** All that was heard so far. */
    String heard() {
        return String.join("\n", lines);
    }

    /** The id of the last event. */
    String position() {
        return lines.stream()
                .filter(line -> line.startsWith("id:"))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .substring(3)
                .strip();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
