package dev.firstline.diagnosis.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.diagnosis.lexicon.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProductCatalogTest {

    private static final String REGIONS = """
            [West Europe]
            west europe
            westeurope
            westeuropa
            [East US]
            east us
            [East US 2]
            east us 2
            """;

    private final ProductCatalog catalog = catalog("""
            [ordinary]
            our teams
            front (door|doors)
            [Microsoft Teams | MICROSOFT_365 | capital en]
            teams
            [Windows | ON_PREMISES | platform]
            windows 11
            [Exchange Online | MICROSOFT_365]
            exchange
            [Exchange Server | ON_PREMISES]
            exchange server
            [Microsoft Azure | AZURE | suite]
            azure
            [Storage | AZURE]
            storage
            [Storage | AZURE | everyday]
            disk
            """);

    private static ProductCatalog catalog(String products) {
        return new ProductCatalog(Map.of("products", products), "[trial]\nfree trial", REGIONS);
    }

    private List<Product> named(String words, String language) {
        return catalog.mentions(Tokens.of(words), language).stream()
                .filter(Mention::named)
                .map(Mention::product)
                .toList();
    }

    @Test
    void theLongestNameWins() {
        assertThat(catalog.mentions(Tokens.of("our Exchange Server crashed"), "en"))
                .extracting(mention -> mention.product().family())
                .containsExactly(ProductFamily.ON_PREMISES);
    }

    @Test
    void anEverydayWordOnlyHints() {
        assertThat(catalog.mentions(Tokens.of("a disk failed in storage"), "en"))
                .extracting(Mention::named)
                .containsExactly(false, true);
        assertThat(catalog.productsOf("Storage")).containsExactly(new Product("Storage", ProductFamily.AZURE));
    }

    @Test
    void anUnknownServiceIsNotItsSuite() {
        assertThat(catalog.productsOf("Azure Storage")).containsExactly(new Product("Storage", ProductFamily.AZURE));
        assertThat(catalog.productsOf("Azure")).containsExactly(new Product("Microsoft Azure", ProductFamily.AZURE));
        assertThat(catalog.productsOf("Azure Tea Kettle")).isEmpty();
    }

    @Test
    void aSuiteInFrontOfItsServiceIsPartOfTheName() {
        assertThat(named("Azure Storage is down", "en")).containsExactly(new Product("Storage", ProductFamily.AZURE));
    }

    @Test
    void anUnknownServiceInTheWordsIsNotItsSuiteEither() {
        assertThat(named("our new Azure Kettle does not boil", "en"))
                .containsExactly(Product.unknown(ProductFamily.AZURE));
        assertThat(named("we pay for Azure by card", "en"))
                .containsExactly(new Product("Microsoft Azure", ProductFamily.AZURE));
    }

    @Test
    void anOrdinaryWordNeedsACapitalToBeAName() {
        var teams = new Product("Microsoft Teams", ProductFamily.MICROSOFT_365);
        assertThat(named("both of the teams were late", "en")).isEmpty();
        assertThat(named("since today the calls in Teams are mute", "en")).containsExactly(teams);
        assertThat(named("hoy no abre teams en ningún equipo", "es")).containsExactly(teams);
        assertThat(named("THE TEAMS WERE LATE", "en")).isEmpty();
        assertThat(catalog.productsOf("teams")).containsExactly(teams);
    }

    @Test
    void whatIsOrdinaryHidesANameWithinIt() {
        assertThat(named("Our teams and Exchange", "es"))
                .containsExactly(new Product("Exchange Online", ProductFamily.MICROSOFT_365));
    }

    @Test
    void somethingRunsOnAPlatform() {
        assertThat(catalog.mentions(Tokens.of("Exchange on Windows 11"), "en"))
                .extracting(Mention::naming)
                .containsExactly(Naming.NAME, Naming.PLATFORM);
    }

    @Test
    void anEditionIsToldOnce() {
        assertThat(catalog.editions(Tokens.of("our free trial, the free trial")))
                .containsExactly(Edition.TRIAL);
    }

    @Test
    void aRegionHasOneSpelling() {
        assertThat(catalog.canonicalRegion("westeurope")).isEqualTo("West Europe");
        assertThat(catalog.canonicalRegion("West Europe")).isEqualTo("West Europe");
        assertThat(catalog.canonicalRegion("Atlantis")).isEqualTo("atlantis");
        assertThat(catalog.region(Tokens.of("seit heute in Westeuropa"), Set.of()))
                .contains("West Europe");
    }

    @Test
    void theLongerRegionNameWins() {
        assertThat(catalog.canonicalRegion("East US 2")).isEqualTo("East US 2");
        assertThat(catalog.canonicalRegion("East US")).isEqualTo("East US");
    }

    @Test
    void aSectionWithoutFamilyIsRefused() {
        assertThatThrownBy(() -> catalog("[Exchange]\nexchange"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[Exchange]");
        assertThatThrownBy(() -> catalog("[Exchange | MICROSOFT_365 | often]\nexchange"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("often");
    }
}
