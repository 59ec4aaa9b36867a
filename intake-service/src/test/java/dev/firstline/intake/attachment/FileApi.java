package dev.firstline.intake.attachment;

import dev.firstline.devstack.test.FirstlineStack;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** The requests about files that the tests make. */
final class FileApi {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private FileApi() {}

    static String path(String ticket) {
        return "/v1/tickets/" + ticket + "/attachments";
    }

    static Response add(RequestSpecification who, String ticket, String name, String content) {
        return add(who, ticket, name, content.getBytes(StandardCharsets.UTF_8));
    }

    static Response add(RequestSpecification who, String ticket, String name, byte[] content) {
        return who.contentType("application/octet-stream")
                .queryParam("name", name)
                .body(content)
                .post(path(ticket));
    }

    static String addId(RequestSpecification who, String ticket, String name, String content) {
        return add(who, ticket, name, content).then().statusCode(201).extract().path("id");
    }

    static Response content(RequestSpecification who, String ticket, String id) {
        return who.accept("*/*").get(path(ticket) + "/" + id + "/content");
    }

    /** Beside REST Assured, which would hold and compare what is large. */
    static HttpResponse<String> addLarge(String token, String ticket, long size) {
        return send(
                HttpRequest.newBuilder(uri(path(ticket) + "?name=large.bin"))
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.fromPublisher(
                                HttpRequest.BodyPublishers.ofInputStream(() -> zeros(size)), size))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** How many bytes there are. */
    static long countContent(String token, String ticket, String id) {
        var counted = new long[1];
        send(
                HttpRequest.newBuilder(uri(path(ticket) + "/" + id + "/content"))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArrayConsumer(
                        part -> counted[0] += part.map(bytes -> bytes.length).orElse(0)));
        return counted[0];
    }

    /** A request that is begun by hand. */
    static Socket begin(String tenant, String role, String ticket, String framing) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        write(
                socket,
                "POST " + path(ticket) + "?name=slow.txt HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + FirstlineStack.token(tenant, role) + "\r\n" + framing + "\r\n\r\n");
        return socket;
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** The first line of the answer. */
    static String status(Socket socket) throws IOException {
        var line = new StringBuilder();
        for (int c = socket.getInputStream().read();
                c >= 0 && c != '\r';
                c = socket.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + RestAssured.port + path);
    }

    private static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HTTP.send(request, handler);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static InputStream zeros(long size) {
        return new InputStream() {
            private long left = size;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int given = (int) Math.min(left, length);
                left -= given;
                return given;
            }
        };
    }
}
