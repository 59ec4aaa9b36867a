package dev.firstline.devstack.issuer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.firstline.devstack.process.Ports;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IssuerTest {

    private static final String BACK = "http://localhost:8080/signed-in";
    private static final Vertx VERTX = Vertx.vertx();
    private static final int PORT = Ports.free(1).getFirst();
    private static Issuer issuer;

    private final CodeVerifier verifier = new CodeVerifier();

    @BeforeAll
    static void start() throws Exception {
        issuer = Issuer.start(
                VERTX, PORT, IssuerKey.generate(), Directory.local(), new Redirects(Set.of(8080)), Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        issuer.close();
        VERTX.close();
    }

    @Test
    void discoveryNamesTheIssuerByItsOwnAddress() {
        call().get("/.well-known/openid-configuration")
                .then()
                .body("issuer", equalTo("http://localhost:" + PORT))
                .body("code_challenge_methods_supported", hasItem("S256"));
    }

    @Test
    void theLoginPageOffersEveryLocalPersonAndKeepsTheRequest() {
        call().queryParams(request())
                .get("/authorize")
                .then()
                .statusCode(200)
                .body(containsString("rita@contoso/northwind"))
                .body(containsString("for local use only"));
    }

    @Test
    void aPersonSignsInByCodeAndTheTokensSayWhoItIs() throws Exception {
        JsonPath tokens =
                redeem(signIn("ana@contoso")).then().statusCode(200).extract().jsonPath();

        JWTClaimsSet access = verified(tokens.getString("access_token"));
        assertThat(access.getSubject()).isEqualTo("ana@contoso");
        assertThat(access.getAudience()).containsExactly("firstline");
        assertThat(access.getIssuer()).isEqualTo("http://localhost:" + PORT);
        assertThat(access.getStringClaim("tenant")).isEqualTo("contoso");
        assertThat(access.getStringListClaim("roles")).containsExactly("helpdesk-agent");

        JWTClaimsSet identity = verified(tokens.getString("id_token"));
        assertThat(identity.getAudience()).containsExactly("console");
        assertThat(identity.getStringClaim("nonce")).isEqualTo("n-1");
        assertThat(identity.getStringClaim("tenant")).isEqualTo("contoso");

        call().header("authorization", "Bearer " + tokens.getString("access_token"))
                .get("/userinfo")
                .then()
                .statusCode(200)
                .body("sub", equalTo("ana@contoso"));
    }

    @Test
    void aCodeIsWorthOneUse() {
        String code = signIn("omar@contoso");
        redeem(code).then().statusCode(200);
        redeem(code).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    @Test
    void aCodeIsWorthNothingWithoutTheVerifierOfItsChallenge() {
        String code = signIn("omar@contoso");
        exchange(Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        BACK,
                        "code_verifier",
                        new CodeVerifier().getValue()))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
    }

    @Test
    void aRefreshTokenGivesNewTokensOnce() {
        String refresh = redeem(signIn("gina@contoso")).jsonPath().getString("refresh_token");
        Map<String, String> form = Map.of("grant_type", "refresh_token", "refresh_token", refresh);
        exchange(form).then().statusCode(200);
        exchange(form).then().statusCode(400);
    }

    @Test
    void aProgramGetsATokenOfItsOwnTenant() throws Exception {
        String token = call().auth()
                .preemptive()
                .basic("northwind-crm", Directory.SECRET)
                .formParam("grant_type", "client_credentials")
                .post("/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        assertThat(verified(token).getStringClaim("tenant")).isEqualTo("contoso/northwind");
    }

    @Test
    void aWrongSecretGetsNothing() {
        call().auth()
                .preemptive()
                .basic("contoso-crm", "guess")
                .formParam("grant_type", "client_credentials")
                .post("/token")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
    }

    @Test
    void theBrowserIsNeverSentToAnAddressThatIsNotTheClients() {
        Map<String, String> request = request();
        request.put("redirect_uri", "http://localhost:8080.evil.example/");
        call().queryParams(request).get("/authorize").then().statusCode(400);
        request.put("redirect_uri", "http://evil.example:8080/");
        call().queryParams(request).get("/authorize").then().statusCode(400);
        call().queryParam("post_logout_redirect_uri", "http://evil.example:8080/")
                .get("/logout")
                .then()
                .statusCode(400);
    }

    @Test
    void signingOutLeadsBackToTheConsole() {
        call().queryParam("post_logout_redirect_uri", "http://localhost:8080/")
                .get("/logout")
                .then()
                .statusCode(303)
                .header("location", "http://localhost:8080/");
    }

    @Test
    void userinfoRefusesATokenThatIsNotItsOwn() {
        String strange = new TokenMint("http://localhost:" + PORT, IssuerKey.generate(), Clock.systemUTC())
                .accessToken(Directory.local().people().getFirst(), "console", Duration.ofHours(1));
        call().header("authorization", "Bearer " + strange)
                .get("/userinfo")
                .then()
                .statusCode(401);
    }

    private Map<String, String> request() {
        return new HashMap<>(Map.of(
                "client_id", "console",
                "redirect_uri", BACK,
                "response_type", "code",
                "scope", "openid",
                "state", "s-1",
                "nonce", "n-1",
                "code_challenge",
                        CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                                .getValue(),
                "code_challenge_method", "S256"));
    }

    private String signIn(String person) {
        Map<String, String> form = request();
        form.put("person", person);
        String location = call().formParams(form)
                .post("/authorize")
                .then()
                .statusCode(303)
                .extract()
                .header("location");
        assertThat(location).startsWith(BACK + "?").contains("state=s-1");
        return Arrays.stream(URI.create(location).getQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]))
                .get("code");
    }

    private Response redeem(String code) {
        return exchange(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                BACK,
                "code_verifier",
                verifier.getValue()));
    }

    private static Response exchange(Map<String, String> form) {
        return call().auth()
                .preemptive()
                .basic("console", Directory.SECRET)
                .formParams(form)
                .post("/token");
    }

    private static RequestSpecification call() {
        return given().port(PORT).redirects().follow(false);
    }

    private static JWTClaimsSet verified(String token) throws Exception {
        JWKSet keys =
                JWKSet.load(URI.create("http://localhost:" + PORT + "/jwks").toURL());
        SignedJWT jwt = SignedJWT.parse(token);
        assertThat(jwt.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        return jwt.getJWTClaimsSet();
    }
}
