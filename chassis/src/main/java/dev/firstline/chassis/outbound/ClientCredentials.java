package dev.firstline.chassis.outbound;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * With what a token is asked for: the client credentials grant (RFC 6749, 4.4), the client's id and secret in the body (2.3.1).
 *
 * @param tokenUrl of the authorization server
 * @param scope of what the token is for
 */
public record ClientCredentials(URI tokenUrl, String clientId, String clientSecret, String scope) {

    /** The body of the request, {@code application/x-www-form-urlencoded}. */
    byte[] form() {
        return ("grant_type=client_credentials&client_id=" + encoded(clientId) + "&client_secret="
                        + encoded(clientSecret) + "&scope=" + encoded(scope))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return clientId + " at " + tokenUrl.getHost();
    }
}
