package dev.firstline.acceptance.client;

import dev.firstline.client.ApiClient;
import dev.firstline.client.ApiException;
import java.net.URI;
import java.time.Duration;

/** The generated client, as an integrator uses it: the front door and a bearer token are all that it is told. */
public final class TypedApi {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private TypedApi() {}

    /** An operation that may be refused. */
    public interface Call<T> {

        T answer() throws ApiException;
    }

    /** @param token a bearer token */
    public static ApiClient of(URI frontDoor, String token) {
        var client = new ApiClient();
        client.updateBaseUri(frontDoor.toString());
        client.setConnectTimeout(DEADLINE);
        client.setReadTimeout(DEADLINE);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return client;
    }

    /**
     * The answer, if it is a success.
     *
     * @throws IllegalStateException with the problem's words when it is refused
     * @throws UnreachableException when there is none
     */
    public static <T> T ask(Call<T> call) {
        try {
            return call.answer();
        } catch (ApiException e) {
            if (e.getCode() == 0) {
                throw new UnreachableException("no answer: " + e, e);
            }
            throw new IllegalStateException(e.getCode() + ": " + e.getResponseBody(), e);
        }
    }
}
