package dev.firstline.devstack.issuer;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which client a request to the token endpoint comes from, by secret in the header or in the form. */
final class ClientSecrets {

    private ClientSecrets() {}

    static Optional<Directory.Client> clientOf(HttpServerRequest request, Directory directory) {
        String header = request.getHeader("authorization");
        if (header == null) {
            return check(request.getFormAttribute("client_id"), request.getFormAttribute("client_secret"), directory);
        }
        try {
            ClientSecretBasic basic = ClientSecretBasic.parse(header);
            return check(basic.getClientID().getValue(), basic.getClientSecret().getValue(), directory);
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Directory.Client> check(@Nullable String id, @Nullable String secret, Directory directory) {
        if (id == null || secret == null) {
            return Optional.empty();
        }
        boolean right = MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8), Directory.SECRET.getBytes(StandardCharsets.UTF_8));
        return directory.client(id).filter(client -> right);
    }
}
