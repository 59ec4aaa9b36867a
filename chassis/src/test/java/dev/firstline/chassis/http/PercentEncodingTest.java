package dev.firstline.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/customers/M%C3%BCller",
                "/v1/tickets?q=100%25",
                "/v1/tickets?q=%E2%82%ac+%f0%9f%98%80",
                "/",
                ""
            })
    void whatEverybodyReadsAlikePasses(String address) {
        assertThat(PercentEncoding.isUtf8(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/customers/M%FCller",
                "/v1/customers/M%E4ller",
                "/v1/customers/%C3",
                "/v1/tickets?customer=%ff",
                "/v1/tickets?%zz=1",
                "/v1/tickets?a=%",
                "/v1/tickets?a=%4",
                "/v1/tickets?a=%+1",
                // Overlong, and half of a pair.
                "/v1/customers/%c0%af",
                "/v1/customers/%ed%a0%80"
            })
    void whatIsBrokenOrNoUtf8DoesNot(String address) {
        assertThat(PercentEncoding.isUtf8(address)).isFalse();
    }
}
