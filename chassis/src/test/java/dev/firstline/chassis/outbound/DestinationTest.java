package dev.firstline.chassis.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {

    @Test
    void aPublicUrlComesApartIntoWhatIsDialled() throws RefusedAddressException {
        assertThat(Destination.of(URI.create("https://hooks.example.com/a/b?c=d"), false))
                .isEqualTo(new Destination(true, "hooks.example.com", 443, "/a/b?c=d", false));
        assertThat(Destination.of(URI.create("https://hooks.example.com:8443"), false)
                        .port())
                .isEqualTo(8443);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/",
                "ftp://hooks.example.com/",
                "https://user@hooks.example.com/",
                "https://user:pw@hooks.example.com/",
                "https://hooks.example.com:22/",
                "https://hooks.example.com:9092/",
                "https://2130706433/",
                "https://127.1/",
                "https://0x7f000001/",
                "https://0177.0.0.1/",
                "https:///nohost",
                "file:///etc/passwd",
                "https://hooks.example.com/#fragment"
            })
    void oddFormsAreRefused(String url) {
        assertThatThrownBy(() -> Destination.of(URI.create(url), false)).isInstanceOf(RefusedAddressException.class);
    }

    @Test
    void plainHttpAndAnyPortAreForLocalUse() throws RefusedAddressException {
        assertThat(Destination.of(URI.create("http://127.0.0.1:9999/x"), true))
                .isEqualTo(new Destination(false, "127.0.0.1", 9999, "/x", true));
        assertThat(Destination.of(URI.create("http://[::1]:9999/x"), true).host())
                .isEqualTo("::1");
    }
}
