package dev.firstline.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressableIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "C-4711", "a b", "\ud83d\ude00"})
    void anIdIsTaken(String id) {
        assertThat(AddressableId.Check.isAddressable(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a ", "\u00a0a", "a\u3000", "a\u200d", ".", "..", "a/b", "a;b", "a%b"})
    void anotherThatLooksLikeItOrCannotStandInAPathIsNot(String id) {
        assertThat(AddressableId.Check.isAddressable(id)).isFalse();
    }
}
