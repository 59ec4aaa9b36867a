package dev.firstline.diagnosis.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.diagnosis.knowledge.Knowledge;
import dev.firstline.diagnosis.lexicon.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The product catalog in force. */
class CatalogTest {

    private static final ProductCatalog CATALOG = Knowledge.catalog();

    /** Everyday sentences that hold words which are names elsewhere: {@code language|sentence}. */
    private static final List<String> ORDINARY = """
            en|Both teams agreed to meet in the other office on Monday.
            en|Our teams are spread over three countries and work well together.
            en|The sales teams need a new coffee machine.
            en|Word of the change got out before lunch.
            en|I give you my word that it was an accident.
            en|In other words, the whole thing can wait.
            en|Nobody has access to the basement without a key.
            en|She needs access to the building after six.
            en|Please fill in the forms and hand them to the porter.
            en|All forms of payment are welcome.
            en|The project is late because of the weather.
            en|Our project manager is on holiday.
            en|We hired an event planner for the summer party.
            en|The lists of guests are on the desk.
            en|Shopping lists hang beside the fridge.
            en|The hotel bookings were made by phone.
            en|We got valuable insights from the interviews.
            en|The front door of the office does not close.
            en|The students excel in mathematics.
            en|The windows in the kitchen are open.
            en|A steady stream of visitors came by.
            en|The outlook for next year is good.
            en|They work late shifts in the warehouse.
            en|We are out of the loop since the move.
            en|The exchange rate changed last week.
            en|That lies outside the purview of the board.
            en|He is a defender of the old rules.
            en|The surface of the table is scratched.
            en|The team dynamics have changed since the merger.
            en|It was a close call at the edge of the road.
            de|Unsere Teams treffen sich am Montag im anderen Haus.
            de|Beide Teams arbeiten gut zusammen.
            de|Die Teams haben sich auf einen Termin geeinigt.
            de|Im Home Office ist es heute sehr laut.
            de|Die Fenster im Besprechungsraum schließen nicht.
            de|Der Planer der Feier hat abgesagt.
            de|Das Projekt verzögert sich wegen des Wetters.
            de|Er gab mir sein Wort darauf.
            de|Der Zugang zum Keller ist abgeschlossen.
            de|Bitte füllen Sie die Formulare aus.
            es|Nadie entra en el edificio sin tarjeta.
            es|Por esa puerta no entra ni la luz.
            es|Cuando entra el frío cerramos las ventanas.
            es|El cliente entra y pregunta por la encargada.
            es|Lo dijo de viva voz delante de todos.
            es|Vamos a defender a nuestros compañeros.
            es|Los equipos de trabajo se reúnen los lunes.
            es|El proyecto va con retraso por la lluvia.
            es|La palabra se la di yo.
            es|El acceso al sótano está cerrado.
            es|Hay que rellenar los formularios a mano.
            es|Las listas de la compra están en la nevera.
            pt-BR|Ninguém entra no prédio sem crachá.
            pt-BR|Quando entra água a gente fecha as janelas.
            pt-BR|Viva a festa da firma!
            pt-BR|O cliente entra e pergunta pela gerente.
            pt-BR|As equipes se encontram na segunda.
            pt-BR|O projeto atrasou por causa da chuva.
            pt-BR|O acesso ao porão está fechado.
            pt-BR|Temos que defender os colegas.
            pt-PT|Ninguém entra no edifício sem cartão.
            pt-PT|Disse-o de viva voz à frente de todos.
            pt-PT|As equipas reúnem-se à segunda-feira.
            pt-PT|Quando entra frio fechamos as janelas.
            pt-PT|O projecto está atrasado por causa da chuva.
            pt-PT|O acesso à cave está fechado.
            pt-PT|Vamos defender os nossos colegas.
            """.lines().toList();

    /** What is sold or asked for under a heading that nobody writes as a name. */
    private static final List<String> DESCRIBED = List.of(
            "CSP billing", "Partner incentives", "Windows", "Forefront", "Microsoft Teams webinars and town halls");

    private static List<String> products(String language, String words) {
        return CATALOG.mentions(Tokens.of("", words), language.substring(0, 2)).stream()
                .map(mention -> mention.product().name())
                .distinct()
                .toList();
    }

    static Stream<String> ordinary() {
        return ORDINARY.stream();
    }

    @Test
    void knowsThreeHundredServicesOfEveryFamilyButThoseOfPublishers() {
        assertThat(CATALOG.products()).hasSizeGreaterThan(300);
        assertThat(CATALOG.products().stream().map(Product::family).distinct()).hasSize(7);
        assertThat(CATALOG.products()).allMatch(Product::known);
    }

    @Test
    void aNameIsThatOfOneProduct() {
        var products = new HashMap<String, String>();
        var taken = new ArrayList<String>();
        for (var name : CatalogNames.all()) {
            var before = products.putIfAbsent(name.words(), name.product());
            if (before != null && !before.equals(name.product())) {
                taken.add(name.words() + " is " + before + " and " + name.product());
            }
        }
        assertThat(taken).isEmpty();
        assertThat(products).hasSizeGreaterThan(2_700);
    }

    @Test
    void aServiceIsFoundByItsOwnName() {
        var unknown = CATALOG.products().stream()
                .filter(product -> CATALOG.productsOf(product.name()).stream().noneMatch(product::equals))
                .map(Product::name)
                .filter(name -> !DESCRIBED.contains(name))
                .sorted()
                .toList();

        assertThat(unknown).isEmpty();
    }

    /** The longest name has so many words; with that many each word of a text is looked at so often at most. */
    @Test
    void aNameHasFewWords() {
        assertThat(CatalogNames.all())
                .allSatisfy(name -> assertThat(name.words().split(" ").length)
                        .as(name.words())
                        .isLessThanOrEqualTo(8));
    }

    /** Of the names that begin with the same word, each is tried where that word stands. */
    @Test
    void noWordBeginsMoreNamesThanCanBeTried() {
        var byFirstWord = CatalogNames.all().stream()
                .collect(Collectors.groupingBy(name -> name.words().split(" ")[0], Collectors.counting()));
        assertThat(byFirstWord.values()).allMatch(count -> count <= 600);
        assertThat(CatalogNames.all())
                .noneMatch(
                        name -> name.words().startsWith("...") || name.words().endsWith("..."));
    }

    @Test
    void aLongTextOfOneNameIsReadToItsEnd() {
        assertThat(CATALOG.mentions(Tokens.of("azure ".repeat(3_000)), "en")).hasSize(3_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | Azure AD sign-in fails                          | Microsoft Entra
            en    | Entra ID sign-in fails                          | Microsoft Entra
            en    | our Office 365 ATP policy                       | Microsoft Defender for Office 365
            en    | Yammer does not load                            | Microsoft Viva Engage
            en    | a Power Virtual Agents bot                      | Microsoft Copilot Studio
            en    | Windows Virtual Desktop session                 | Azure Virtual Desktop
            en    | Azure Security Center shows nothing             | Microsoft Defender for Cloud
            en    | the Form Recognizer endpoint                    | Azure AI Document Intelligence
            en    | SCCM cannot deploy                              | Configuration Manager
            en    | Microsoft Flow fails                            | Power Automate
            en    | we cannot call in Teams since noon              | Microsoft Teams
            en    | the meeting in teams has no sound               | Microsoft Teams
            en    | Teams is down                                   | Microsoft Teams
            en    | Word crashes on every start                     | Microsoft 365 Apps
            en    | the Access database is locked                   | Microsoft Access
            en    | nothing loads in Planner                        | Microsoft Planner
            en    | our Bookings page shows no slots                | Microsoft Bookings
            en    | Application Insights shows no data              | Application Insights
            en    | the Key Vault secret                            | Key Vault
            en    | Azure Key Vault is unreachable                  | Key Vault
            de    | Teams startet nicht                             | Microsoft Teams
            de    | das freigegebene Postfach fehlt                 | Exchange Online
            de    | unser Speicherkonto ist weg                     | Storage
            de    | eine Dokumentbibliothek ist leer                | SharePoint Online
            de    | die Netzwerksicherheitsgruppe blockiert         | Network Security Groups
            de    | bedingter Zugriff sperrt alle aus               | Microsoft Entra
            es    | el buzón compartido no abre                     | Exchange Online
            es    | la cuenta de almacenamiento no responde         | Storage
            es    | el grupo de seguridad de red bloquea            | Network Security Groups
            es    | no podemos abrir word                           | Microsoft 365 Apps
            es    | el inicio de sesión en Entra falla              | Microsoft Entra
            es    | la biblioteca de documentos está vacía          | SharePoint Online
            pt-BR | a conta de armazenamento não responde           | Storage
            pt-BR | a caixa de correio compartilhada sumiu          | Exchange Online
            pt-BR | o cofre de chaves não abre                      | Key Vault
            pt-BR | o acesso condicional bloqueou todos             | Microsoft Entra
            pt-PT | a caixa de correio partilhada desapareceu       | Exchange Online
            pt-PT | a rede virtual perdeu a ligação                 | Virtual Network
            pt-PT | as chamadas do Teams caem                       | Microsoft Teams
            """)
    void peopleCallItByOldNewShortAndTranslatedNames(String language, String words, String product) {
        assertThat(products(language, words)).startsWith(product);
    }

    @ParameterizedTest
    @MethodSource("ordinary")
    void anOrdinarySentenceNamesNoProduct(String line) {
        var columns = line.split("\\|");

        assertThat(CATALOG.mentions(Tokens.of("", columns[1]), columns[0].substring(0, 2)).stream()
                        .filter(mention -> mention.naming() != Naming.PLATFORM)
                        .map(mention -> mention.product().name() + " by " + mention.term()))
                .isEmpty();
    }

    /** What is said around it neither hides nor adds a product. */
    @ParameterizedTest
    @MethodSource("ordinary")
    void anOrdinarySentenceBesideAProductChangesNothing(String line) {
        var columns = line.split("\\|");
        for (var name : List.of("SharePoint Online", "Azure Key Vault", "Power BI", "Exchange Server 2019")) {
            var alone = products(columns[0], name + ".");
            assertThat(products(columns[0], columns[1] + " " + name + ".")).isEqualTo(alone);
            assertThat(products(columns[0], name + ". " + columns[1])).isEqualTo(alone);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Azure Tea Kettle",
                "Microsoft 365 Kettle Service",
                "Office 365 Samovar",
                "Dynamics 365 Kettle",
                "Power Platform Kettle",
                "Microsoft Kettle",
                "Kettle Online"
            })
    void anUnknownNameStaysUnknown(String name) {
        assertThat(CATALOG.productsOf(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Windows Server 2012 R2 does not boot        | Windows Server 2012 R2
            unser Windows 2019 Server steht             | Windows Server 2019
            el SQL Server 2022 se cierra                | SQL Server 2022
            SQL 2017 crashed                            | SQL Server 2017
            Exchange Server SE stopped                  | Exchange Server SE
            the SharePoint 2016 farm                    | SharePoint Server 2016
            Dynamics NAV 2018 crashes                   | Dynamics NAV 2018
            Windows 11 24H2 does not start              | Windows 11 24H2
            SQL Server 2026-11-29 crashed               |
            SQL Server crashed. 2019 was a good year.   |
            """)
    void aReleaseIsToldByTheWords(String words, String release) {
        var read = Tokens.of("", words);
        assertThat(Releases.in(read, CATALOG.mentions(read, "en")).values())
                .containsExactlyElementsOf(release == null ? List.of() : List.of(release));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            our free trial ends on Friday                       | TRIAL
            die Testversion läuft ab                            | TRIAL
            la versión de prueba caducó                         | TRIAL
            o período de avaliação terminou                     | TRIAL
            a nossa subscrição de avaliação                     | TRIAL
            our GCC tenant                                      | CLOUD_GCC
            the tenant is in GCC High                           | CLOUD_GCC_HIGH
            a user of the DoD tenant                            | CLOUD_DOD
            die Cloud von 21Vianet                              | CLOUD_21VIANET
            it is not a trial version                           |
            trial and error brought us here                     |
            no es una versión de prueba                         |
            das ist keine Testversion                           |
            não é uma versão de avaliação                       |
            a avaliação do atendimento foi boa                  |
            hicimos una prueba con otro navegador               |
            the gcc compiler fails                              |
            """)
    void trialsAndOtherCloudsAreTold(String words, Edition edition) {
        assertThat(CATALOG.editions(Tokens.of("", words)))
                .containsExactlyElementsOf(edition == null ? List.of() : List.of(edition));
    }
}
