package dev.firstline.intake.rim;

import static dev.firstline.intake.IntakeApi.as;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.IntakeApi.ticket;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.firstline.chassis.auth.Roles;
import dev.firstline.devstack.test.FirstlineStack;
import dev.firstline.intake.Stack;
import io.restassured.http.ContentType;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Stack
class TokensTest {

    private static final String ROLE = Roles.GLOBAL_ADMIN;

    static Stream<String> badTokens() {
        var tokens = FirstlineStack.tokens();
        var good = tokens.valid("contoso", ROLE);
        return Stream.of(
                tokens.expired("contoso", ROLE),
                tokens.wrongAudience("contoso", ROLE),
                tokens.wrongIssuer("contoso", ROLE),
                tokens.otherKey("contoso", ROLE),
                tokens.unsigned("contoso", ROLE),
                tokens.publicKeyAsSecret("contoso", ROLE),
                tokens.missingTenant(ROLE),
                tokens.missingSubject("contoso", ROLE),
                good.substring(0, good.length() - 8),
                good.substring(0, good.lastIndexOf('.') + 1),
                "not.a.token",
                "x");
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aTokenThatCannotBeTrustedIsRefused(String token) {
        var answer = given().header("Authorization", "Bearer " + token).get("/v1/tickets");

        answer.then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("type", equalTo("urn:firstline:problem:unauthenticated"));
        assertThat(answer.asString()).doesNotContain("Exception").doesNotContain("jose");
    }

    @Test
    void aRequestWithoutATokenIsRefusedBeforeItsBodyIsRead() {
        given().contentType(ContentType.JSON)
                .body("{broken")
                .post("/v1/tickets")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        given().header("Authorization", "Basic Y29udG9zbzpzZWNyZXQ=")
                .get("/v1/tickets")
                .then()
                .statusCode(401);
    }

    @Test
    void aTenantThatIsNoneIsRefused() {
        for (var tenant : new String[] {"", "Contoso", "contoso/", "contoso/../x", "a/b/c/d/e", "*", "contoso%"}) {
            as(tenant, Roles.CRM_CLIENT).get("/v1/tickets").then().statusCode(401);
        }
    }

    @Test
    void thePlatformsOwnTokenReadsEverythingAndOwnsNothing() {
        var id = openId(newTenant());

        as("*", Roles.OPS).get("/v1/tickets/" + id).then().statusCode(200);
        as("*", Roles.OPS, Roles.GLOBAL_ADMIN)
                .body(ticket("x"))
                .post("/v1/tickets")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    @Test
    void rolesDecideWhoMayDoWhat() {
        var tenant = newTenant();
        var id = openId(tenant);

        as(tenant, Roles.OPS, Roles.USER_ADMIN)
                .body(ticket("x"))
                .post("/v1/tickets")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:firstline:problem:forbidden"));
        as(tenant, Roles.SALES_AGENT)
                .body(ticket("x"))
                .post("/v1/tickets")
                .then()
                .statusCode(201);
        as(tenant, Roles.SALES_AGENT, Roles.BILLING_ADMIN)
                .header("If-Match", "\"1\"")
                .body("{\"severity\":\"A\"}")
                .patch("/v1/tickets/" + id)
                .then()
                .statusCode(403);
        as(tenant, "some-other-role").get("/v1/tickets").then().statusCode(403);
        as(tenant, Roles.USER_ADMIN).get("/v1/tickets/" + id).then().statusCode(200);
    }
}
