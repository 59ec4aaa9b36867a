package dev.firstline.diagnosis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphCallsTest {

    private static final URI BASE = URI.create("https://graph.example/v1.0");

    @ParameterizedTest
    @CsvSource({
        "https://graph.example/v1.0/admin/serviceAnnouncement/issues?$skip=100, true",
        "https://GRAPH.example:443/v1.0/admin/x, true",
        "http://graph.example/v1.0/admin/x, false",
        "https://graph.example:8443/v1.0/admin/x, false",
        "https://graph.example.evil.example/v1.0/admin/x, false",
        "https://evil.example/v1.0/admin/x, false",
        "https://graph.example@evil.example/v1.0/admin/x, false",
        "https://user@graph.example/v1.0/admin/x, false",
        "https://graph.example/v2.0/admin/x, false",
        "https://graph.example/v1.0/../secrets, false",
        "https://graph.example/v1.0x/admin, false",
        "/v1.0/admin/x, false",
        "//evil.example/v1.0/admin/x, false"
    })
    void aTokenIsCarriedToTheConfiguredAddressAlone(String link, boolean within) {
        assertThat(GraphCalls.isWithin(BASE, URI.create(link))).isEqualTo(within);
    }
}
