package dev.firstline.chassis.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.fixture.Stack;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.devstack.test.TestTokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that carry a good signature of the right key, and are refused all the same. */
@Stack
class TokensTest {

    private static final TestTokens TOKENS = FirstlineStack.tokens();
    private static final String ROLE = "crm-client";
    private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"" + TOKENS.keyId() + "\"}";
    private static final String GOOD = TOKENS.claims("contoso", ROLE);

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"typ\":\"JWT\"", ",\"typ\":\"at+jwt\"", ",\"typ\":\"application/AT+JWT\""})
    void anAccessTokenIsTakenWhetherItSaysThatItIsOneOrNot(String type) {
        assertThat(status(signed(HEADER.replace("}", type + "}"), GOOD))).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"RS384,SHA384withRSA", "RS512,SHA512withRSA", "PS256,RSASSA-PSS"})
    void anotherAlgorithmOfTheRightKeyIsRefused(String algorithm, String java) {
        var token = TOKENS.signed(java, bytes(HEADER.replace("RS256", algorithm)), bytes(GOOD));

        assertThat(status(token)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"typ\":\"logout+jwt\"",
                "\"typ\":\"dpop+jwt\"",
                "\"typ\":\"secevent+jwt\"",
                "\"typ\":\"JOSE\"",
                "\"typ\":\"\"",
                "\"typ\":null",
                "\"typ\":[\"JWT\"]",
                "\"cty\":\"JWT\"",
                "\"b64\":true",
                "\"b64\":false,\"crit\":[\"b64\"]",
                "\"crit\":[\"exp\"]",
                "\"crit\":[]",
                "\"zip\":\"DEF\"",
                "\"alg\":\"RS256\"",
                "\"kid\":\"x\""
            })
    void aHeaderThatSaysMoreThanThatItIsATokenIsRefused(String member) {
        assertThat(status(signed(HEADER.replace("}", "," + member + "}"), GOOD)))
                .isEqualTo(401);
    }

    static Stream<String> falseTimes() {
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                GOOD.replaceAll("\"iat\":\\d+", "\"iat\":" + (now + 3600))
                        .replaceAll("\"exp\":\\d+", "\"exp\":" + (now + 7200)),
                GOOD.replaceAll("\"iat\":\\d+", "\"iat\":" + (now + 60)),
                GOOD.replaceAll("\"iat\":\\d+", "\"iat\":-1"),
                GOOD.replaceAll("\"iat\":\\d+", "\"iat\":\"" + now + "\""),
                GOOD.replaceAll("\"exp\":\\d+", "\"exp\":1e30"),
                GOOD.replaceAll("\"exp\":\\d+", "\"exp\":9223372036854775807"),
                GOOD.replaceAll("\"exp\":\\d+", "\"exp\":253402300800"),
                GOOD.replaceAll("\"exp\":\\d+", "\"exp\":\"" + (now + 3600) + "\""),
                GOOD.replaceAll("\"exp\":\\d+", "\"exp\":null"),
                GOOD.replace("}", ",\"nbf\":" + (now + 60) + "}"),
                GOOD.replace("}", ",\"nbf\":\"soon\"}"),
                GOOD.replace("}", ",\"nbf\":1e300}"));
    }

    @ParameterizedTest
    @MethodSource("falseTimes")
    void timesThatCannotBeTrueAreRefused(String claims) {
        assertThat(status(signed(HEADER, claims))).isEqualTo(401);
    }

    @Test
    void aClockThatIsAFewSecondsAheadIsForgiven() {
        long soon = Instant.now().getEpochSecond() + 5;

        assertThat(status(signed(HEADER, GOOD.replaceAll("\"iat\":\\d+", "\"iat\":" + soon))))
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"roles\":\"crm-client\"}",
                "{\"roles\":\"crm-client ops\"}",
                "{\"roles\":{\"crm-client\":true}}",
                "{\"roles\":[[\"crm-client\"]]}",
                "{\"roles\":[7,\"crm-client\"]}",
                "{\"tenant\":\"fabrikam\"}",
                "{\"sub\":\"another\"}"
            })
    void claimsThatAreNoListOfRolesOrComeTwiceAreRefused(String change) {
        var roles = change.contains("roles") ? GOOD.replaceAll("\"roles\":\\[[^]]*],?", "") : GOOD;
        var claims = roles.substring(0, roles.length() - 1).replaceAll(",$", "") + "," + change.substring(1);

        assertThat(status(signed(HEADER, claims))).isEqualTo(401);
    }

    @Test
    void aTokenHasOneSpelling() {
        var good = signed(HEADER, GOOD);
        var last = good.charAt(good.length() - 1);
        // 256 bytes leave four bits unused in the last character.
        var twin = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var respelled = good.substring(0, good.length() - 1) + twin.charAt(twin.indexOf(last) + 1);

        assertThat(status(good)).isEqualTo(422);
        for (var other : new String[] {
            good + "==",
            good + "=",
            respelled,
            good + "!",
            good + "\u00e9",
            good.replace(".", ".="),
            good + ".",
            "." + good
        }) {
            assertThat(status(other)).as(other).isEqualTo(401);
        }
    }

    @Test
    void claimsThatAreNoUtf8AreRefused() {
        var broken = GOOD.replace("contoso", "cont\u00e9so").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(status(TOKENS.signed("SHA256withRSA", bytes(HEADER), broken)))
                .isEqualTo(401);
        assertThat(status(TOKENS.signed("SHA256withRSA", bytes(HEADER), GOOD.getBytes(StandardCharsets.UTF_16BE))))
                .isEqualTo(401);
    }

    @Test
    void aTokenWithinATokenIsRefused() {
        var inner = signed(HEADER, GOOD);

        assertThat(status(signed(HEADER.replace("}", ",\"cty\":\"JWT\"}"), inner)))
                .isEqualTo(401);
        assertThat(status(signed(HEADER, "\"" + inner + "\""))).isEqualTo(401);
        assertThat(status(signed(HEADER, Base64.getEncoder().encodeToString(bytes(GOOD)))))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"*,crm-client", "*,admin-agent", "Contoso,crm-client", "contoso/,crm-client", "'',crm-client"})
    void whoNamesNoTenantIsRefusedBeforeTheBodyIsRead(String tenant, String role) {
        given().auth()
                .oauth2(FirstlineStack.token(tenant, role))
                .contentType("application/json")
                .body("{not json")
                .post("/v1/notes")
                .then()
                .statusCode(401);
    }

    /** 422 for a token that passes, since the note is empty. */
    private static int status(String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body("{}")
                .post("/v1/notes")
                .statusCode();
    }

    private static String signed(String header, String claims) {
        return TOKENS.signed("SHA256withRSA", bytes(header), bytes(claims));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
