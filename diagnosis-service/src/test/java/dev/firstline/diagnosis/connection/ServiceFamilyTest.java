package dev.firstline.diagnosis.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.diagnosis.knowledge.Knowledge;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceFamilyTest {

    @ParameterizedTest
    @CsvSource({
        "Exchange Online, MICROSOFT_365",
        "Microsoft Teams, MICROSOFT_365",
        "Microsoft 365 suite, MICROSOFT_365",
        "Microsoft Entra, EMS",
        "Microsoft Intune, EMS",
        "A service that nobody has heard of, MICROSOFT_365"
    })
    void theFamilyIsThatOfTheProductOrTheOneWhoseServiceHealthItIs(String service, ProductFamily family) {
        assertThat(ServiceFamily.of(Knowledge.catalog().productsOf(service))).isEqualTo(family);
    }
}
