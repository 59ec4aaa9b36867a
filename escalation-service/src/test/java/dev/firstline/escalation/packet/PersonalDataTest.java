package dev.firstline.escalation.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "write to ann.lee+it@harlow.example please",
                "joão@empresa.com.br",
                "<ann@mail.harlow-freight.co.uk>"
            })
    void anAddressIsSeen(String words) {
        assertThat(PersonalData.hasEmail(words)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@harlow", "two @ a time", "user@", "SELECT @@version", "sum@"})
    void whatOnlyLooksLikeOneIsNot(String words) {
        assertThat(PersonalData.hasEmail(words)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+44 20 7946 0018",
                "call (11) 98765-4321 today",
                "mein Handy: 0171/2345678",
                "telefone 912 345 678",
                "+351912345678"
            })
    void aNumberToCallIsSeen(String words) {
        assertThat(PersonalData.hasPhone(words)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "error 40613 since 13:05 UTC",
                "fails with 0x800706BA again",
                "451 4.7.0 temporary server errors",
                "from 2026-11-21 07:40:12 to 2026-11-22 08:15",
                "am 21.11.2026 um 14:30",
                "host 10.120.14.200 answers",
                "subscription 8a4ddeee-1111-2222-3333-123456789012",
                "we need 3,494.40 EUR of 18,000 USD, R$ 1.234.567,89",
                "240 mailboxes, 60 machines, 8 regions",
                "case 119120321001170123",
                "build 10.0.19045.3636"
            })
    void codesTimesAndSumsAreNoPhones(String words) {
        assertThat(PersonalData.hasPhone(words)).isFalse();
    }

    @Test
    void longHostileWordsAreReadInTime() {
        String digits = "1 ".repeat(16_000);
        String letters = "a.".repeat(16_000) + "@";
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            PersonalData.hasPhone(digits);
            PersonalData.hasEmail(letters);
        });
    }
}
