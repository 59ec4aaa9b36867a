package dev.firstline.chassis.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.TenantPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {

    @ParameterizedTest
    @CsvSource({
        "contoso, contoso, true",
        "contoso, contoso/northwind, true",
        "contoso/northwind, contoso, false",
        "contoso/northwind, contoso/northwind-2, false",
        "contoso/northwind, *, false",
        "contoso, *, false",
        "contoso, , true",
        "contoso/northwind, , false"
    })
    void whoWorksForATenantIsToldThereAndAbove(String reader, String tenant, boolean told) {
        assertThat(new Scope.Tenant(new TenantPath(reader)).mayKnowPersonsOf(tenant))
                .isEqualTo(told);
    }

    @Test
    void thePlatformIsToldOfAll() {
        assertThat(new Scope.Platform().mayKnowPersonsOf("contoso")).isTrue();
        assertThat(new Scope.Platform().mayKnowPersonsOf(null)).isTrue();
    }
}
