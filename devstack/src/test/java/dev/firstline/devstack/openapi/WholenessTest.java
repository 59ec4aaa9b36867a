package dev.firstline.devstack.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WholenessTest {

    private static final String GAPS = """
            {"openapi":"3.1.0","paths":{"/v1/notes/{id}":{
              "put":{"operationId":"putNote","parameters":[{"in":"header","name":"%s","schema":{"type":"string"}}]},
              "patch":{"operationId":"changeNote","requestBody":{"content":{"%s":{"schema":{"type":"object"}}}}}}}}
            """;

    @Test
    void aPutThatCannotBeMadeOnlyOnceAndAMergePatchWithoutItsNameAreGaps() {
        assertThat(Wholeness.gaps(Description.of(GAPS.formatted("If-Match", "application/json"))))
                .contains(
                        "PUT /v1/notes/{id}: no If-None-Match, by which a client makes only what is not there yet",
                        "PATCH /v1/notes/{id}: no application/merge-patch+json");
        assertThat(Wholeness.gaps(Description.of(GAPS.formatted("If-None-Match", "application/merge-patch+json"))))
                .noneMatch(gap -> gap.contains("If-None-Match") || gap.contains("merge-patch"));
    }
}
