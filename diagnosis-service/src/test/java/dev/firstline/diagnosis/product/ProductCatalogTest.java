package dev.firstline.diagnosis.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.contracts.ticket.ProductFamily;
import dev.firstline.diagnosis.lexicon.Tokens;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProductCatalogTest {

    private final ProductCatalog catalog = new ProductCatalog("""
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
            """, """
            [West Europe]
            west europe
            westeurope
            westeuropa
            [East US]
            east us
            [East US 2]
            east us 2
            """);

    @Test
    void theLongestNameWins() {
        assertThat(catalog.mentions(Tokens.of("our Exchange Server crashed")))
                .extracting(mention -> mention.product().family())
                .containsExactly(ProductFamily.ON_PREMISES);
    }

    @Test
    void anEverydayWordOnlyHints() {
        assertThat(catalog.mentions(Tokens.of("a disk failed in storage")))
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
        assertThatThrownBy(() -> new ProductCatalog("[Exchange]\nexchange", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[Exchange]");
    }
}
