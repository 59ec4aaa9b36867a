package dev.firstline.devstack.openapi;

import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the document of every service has to be. A service's test extends it and names the service. */
public abstract class DescriptionContract {

    private final String service;

    /** @param service such as {@code intake-service} */
    protected DescriptionContract(String service) {
        this.service = service;
    }

    @Test
    void theDocumentIsTheStoredOne() {
        StoredDescription.holds(service, served());
    }

    @Test
    void everyOperationIsWhole() {
        assertNone(Wholeness.gaps(served()));
    }

    @Test
    void everyExampleFitsItsSchema() {
        var served = served();
        var faults = new ArrayList<String>();
        served.examples()
                .forEach(example -> served.faults(
                                example.schemaPointer(), example.value().toString())
                        .forEach(fault -> faults.add(example.pointer() + " " + fault)));
        assertNone(faults);
    }

    @Test
    void aQueryThatIsNotUnderstoodIsToldOfByItsName() {
        assertNone(new Manners(served()).ofQueries());
    }

    @Test
    void whatCannotBeAnIdLeadsNowhere() {
        assertNone(new Manners(served()).ofIds());
    }

    @Test
    void bodiesAreUtf8AndNothingElse() {
        assertNone(new Manners(served()).ofBodies());
    }

    @Test
    void everyAddressSaysWhichMethodsItKnows() {
        assertNone(new Manners(served()).ofMethods());
    }

    private static Description served() {
        return Description.of(RestAssured.given()
                .queryParam("format", "json")
                .get("/q/openapi")
                .asString());
    }

    private static void assertNone(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new AssertionError(faults.size() + " faults:\n- " + String.join("\n- ", faults));
        }
    }
}
