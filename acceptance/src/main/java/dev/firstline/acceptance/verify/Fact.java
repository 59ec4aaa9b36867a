package dev.firstline.acceptance.verify;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An event as it lies on a topic, read without the records of the contracts, so that an error in them cannot hide itself.
 *
 * @param id {@code ce_id}
 * @param subject the key
 */
record Fact(String topic, String id, String type, String subject, String tenant, JsonNode data) {

    String text(String field) {
        return data.path(field).asText("");
    }
}
