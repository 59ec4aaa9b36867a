package dev.firstline.intake.rim;

import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.intake.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Stack
class PathsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/tickets;x",
                "/v1/tickets;x=1/../tickets",
                "/v1;x/tickets",
                "/v1/tickets/",
                "//v1/tickets",
                "/v1//tickets",
                "/v1/./tickets",
                "/v1/x/../tickets",
                "/v1%2Ftickets",
                "/v1/%74ickets",
                "/v1/tickets%00",
                "/v1/tickets%2F..",
                "/v1/customers;a=b",
                "/v1/changes;x"
            })
    void noSpellingOfAnAddressGoesAroundTheToken(String path) {
        var answer = given().urlEncodingEnabled(false).get(path);

        assertThat(answer.statusCode()).isIn(400, 401, 404);
        assertThat(answer.asString()).doesNotContain("items");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/tickets/%00",
                "/v1/tickets/%2e%2e%2fcustomers",
                "/v1/tickets/by-number/%00",
                "/v1/tickets/by-number/FL-1'--",
                "/v1/tickets/by-number/FL-99999999999999999999",
                "/v1/customers/unknown%2Fx",
                "/v1/customers/%F0%9F%98%80",
                "/v1/nothing",
                "/v1/tickets/019aa5a0-7c00-7000-8000-000000000001/nothing"
            })
    void whatIsNotThereIsNotFound(String path) {
        crm(newTenant())
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void anotherMethodIsRefused() {
        var tenant = newTenant();
        var id = openId(tenant);

        crm(tenant).delete("/v1/tickets/" + id).then().statusCode(405).contentType("application/problem+json");
        crm(tenant).put("/v1/tickets").then().statusCode(405);
    }
}
