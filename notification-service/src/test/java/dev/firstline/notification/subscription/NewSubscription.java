package dev.firstline.notification.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.notification.fixture.Api;
import io.restassured.response.ValidatableResponse;
import java.util.Map;

/** Requests for a subscription, good and bad. */
final class NewSubscription {

    static final String URL = "http://127.0.0.1:1/hook";

    /** The body of a good one. */
    static final String WEBHOOK = "{\"channel\":\"WEBHOOK\",\"url\":\"" + URL + "\",\"eventTypes\":[\"sla.*\"]}";

    private NewSubscription() {}

    /** As an admin of the tenant. */
    static ValidatableResponse create(String tenant, String body) {
        return Api.admin(tenant).body(body).post("/v1/subscriptions").then();
    }

    static String json(Map<String, Object> body) {
        try {
            return new ObjectMapper().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
