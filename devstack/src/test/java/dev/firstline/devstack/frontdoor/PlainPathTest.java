package dev.firstline.devstack.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1/tickets",
                "/v1/tickets/by-number/TK-2026-000042",
                "/v1/partners/contoso%20gmbh",
                "/v1/tickets:bulk",
                "/favicon.ico",
                "/assets/console.3f2a.css",
                "/.well-known/x",
                "/v1/contacts/jo%C3%A3o"
            })
    void whatPeopleWriteIsPlain(String path) {
        assertThat(PlainPath.isPlain(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1/tickets",
                "http://localhost/v1/tickets",
                "/v1/tickets;x",
                "/v1/tickets;x=1/42",
                "/v1/tickets%3Bx",
                "/%71/metrics",
                "/v1/%54ickets",
                "/v1%2Ftickets",
                "/v1%2ftickets",
                "/v1%5Ctickets",
                "/v1\\tickets",
                "//v1/tickets",
                "/v1//tickets",
                "/v1/./tickets",
                "/v1/../q/metrics",
                "/v1/..",
                "/.",
                "/v1/%2e%2e/q/metrics",
                "/v1/%252e",
                "/v1/tickets%00",
                "/v1/tickets%0d%0aX: y",
                "/v1/tickets%7f",
                "/v1/tickets%",
                "/v1/tickets%zz"
            })
    void whatCanBeReadInTwoWaysIsNot(String path) {
        assertThat(PlainPath.isPlain(path)).isFalse();
    }

    @Test
    void aPathWithoutEndIsNotPlain() {
        assertThat(PlainPath.isPlain("/" + "a".repeat(3_000))).isFalse();
    }
}
