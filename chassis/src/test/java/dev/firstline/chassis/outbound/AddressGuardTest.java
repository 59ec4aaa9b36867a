package dev.firstline.chassis.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private final AddressGuard guard = new AddressGuard("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.254",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void refusesWhatIsNotPublic(String address) throws Exception {
        assertThat(guard.permits(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.255.255",
                "172.32.0.1",
                "93.184.215.14",
                "2606:4700::1111",
                "2a00:1450:4001::200e"
            })
    void permitsWhatIsPublic(String address) throws Exception {
        assertThat(guard.permits(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void anAllowedNetworkOpensThatNetworkAlone() throws Exception {
        var local = new AddressGuard("127.0.0.0/8, fd00:1::/32");

        assertThat(local.permits(InetAddress.getByName("127.0.0.1"))).isTrue();
        assertThat(local.permits(InetAddress.getByName("fd00:1::5"))).isTrue();
        assertThat(local.permits(InetAddress.getByName("fd00:2::5"))).isFalse();
        assertThat(local.permits(InetAddress.getByName("10.0.0.1"))).isFalse();
        assertThat(local.permits(InetAddress.getByName("169.254.169.254"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost/8", "10.0.0.0/33", "10.0.0.0/x", "::/129"})
    void refusesANetworkThatIsNone(String network) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AddressGuard(network));
    }
}
