package dev.firstline.acceptance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The rules that hold the house up. */
class ArchitectureTest {

    static final List<String> SERVICES = List.of("intake", "diagnosis", "escalation", "sla", "notification", "console");

    /** Packages that hold rules: plain Java, no framework, no I/O. A new one is added here. */
    static final String[] RULES = {
        "dev.firstline.contracts..",
        "dev.firstline.chassis.retry..",
        "dev.firstline.intake.lifecycle..",
        "dev.firstline.diagnosis.lexicon..",
        "dev.firstline.diagnosis.product..",
        "dev.firstline.diagnosis.rule..",
        "dev.firstline.escalation.access..",
        "dev.firstline.escalation.request..",
        "dev.firstline.escalation.entitlement..",
        "dev.firstline.escalation.ledger..",
        "dev.firstline.escalation.lifecycle..",
        "dev.firstline.escalation.packet..",
        "dev.firstline.escalation.partner..",
        "dev.firstline.escalation.plan..",
        "dev.firstline.escalation.response..",
        "dev.firstline.escalation.route..",
        "dev.firstline.sla.calendar..",
        "dev.firstline.sla.clock..",
        "dev.firstline.sla.forecast.model..",
        "dev.firstline.sla.policy..",
        "dev.firstline.notification.retry..",
        "dev.firstline.console.view..",
    };

    /** Frameworks, wires and disks. */
    static final String[] RIM = {
        "io.quarkus..",
        "io.smallrye..",
        "io.vertx..",
        "io.micrometer..",
        "io.opentelemetry..",
        "jakarta..",
        "org.eclipse.microprofile..",
        "org.hibernate..",
        "org.apache.kafka..",
        "com.fasterxml.jackson..",
        "java.sql..",
        "javax.sql..",
        "java.net.http..",
        "java.nio.channels..",
        "dev.firstline.chassis..",
        "de.focus_shift..",
        "biweekly..",
    };

    static JavaClasses firstline;

    @BeforeAll
    static void read() {
        firstline = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                // Generated: nobody writes it.
                .withImportOption(location -> !location.contains("/dev/firstline/client/"))
                .importPackages("dev.firstline");
        // A rule over no classes would hold always.
        for (var service : SERVICES) {
            assertThat(firstline.stream().filter(type -> type.getPackageName().startsWith("dev.firstline." + service)))
                    .as("classes of %s", service)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void servicesDoNotKnowEachOther(String service) {
        var others = SERVICES.stream()
                .filter(other -> !other.equals(service))
                .map(other -> "dev.firstline." + other + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage("dev.firstline." + service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("a service learns of the others through their topics only")
                .check(firstline);
    }

    @Test
    void rulesArePlainJava() {
        noClasses()
                .that()
                .resideInAnyPackage(RULES)
                .should()
                // What is a rule itself is none of the rim, be it within the chassis.
                .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(RIM)
                        .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(RULES))))
                .because("a rule can be read, tested and trusted without a framework")
                .check(firstline);
    }

    @Test
    void rulesDoNotAskForTheTime() {
        noClasses()
                .that()
                .resideInAnyPackage(RULES)
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .because("time is passed in, so that a rule gives the same answer tomorrow")
                .check(firstline);
    }

    @Test
    void theContractsKnowNobody() {
        noClasses()
                .that()
                .resideInAPackage("dev.firstline.contracts..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are of Firstline but not contracts",
                        type -> type.getPackageName().startsWith("dev.firstline.")
                                && !type.getPackageName().startsWith("dev.firstline.contracts")))
                .check(firstline);
    }

    @Test
    void theChassisKnowsTheContractsAlone() {
        noClasses()
                .that()
                .resideInAPackage("dev.firstline.chassis..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are of a service or of the devstack",
                        type -> type.getPackageName().startsWith("dev.firstline.")
                                && !type.getPackageName().startsWith("dev.firstline.contracts")
                                && !type.getPackageName().startsWith("dev.firstline.chassis")))
                .check(firstline);
    }

    @Test
    void oneClassOpensHttpToTheOutside() {
        noClasses()
                .that()
                .resideInAnyPackage(packagesOf(SERVICES))
                .or()
                .resideInAPackage("dev.firstline.chassis..")
                .and()
                .doNotHaveFullyQualifiedName("dev.firstline.chassis.outbound.OutboundHttp")
                .and()
                // To the scanner's address alone, which the operator states and no user can.
                .doNotHaveFullyQualifiedName("dev.firstline.intake.attachment.ClamdScanner")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("io\\.vertx\\.(mutiny\\.)?(core\\.http\\.HttpClient|ext\\.web\\.client\\.).*")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(HttpURLConnection|URLConnection|Socket)")
                .orShould()
                .callMethod(java.net.URL.class, "openStream")
                .because("a second way out would be a way around the address guard")
                .check(firstline);
    }

    @Test
    void transactionsAreOpenedInOnePlace() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.firstline.chassis.tenancy.Transactions")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.quarkus.narayana.jta.QuarkusTransaction")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.transaction.Transactional")
                .because("each transaction must state whose rows it sees")
                .check(firstline);
    }

    @Test
    void noKafkaHandlerRunsOnVirtualThreads() {
        methods()
                .that()
                .areAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Incoming")
                .should()
                .notBeAnnotatedWith("io.smallrye.common.annotation.RunOnVirtualThread")
                .andShould()
                .beAnnotatedWith("io.smallrye.common.annotation.Blocking")
                .because("virtual threads lose the order of a ticket")
                .check(firstline);
    }

    @Test
    void resourcesRequireRoles() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .should(RolesAreStated.ONCE_PER_METHOD)
                .check(firstline);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .that()
                .resideInAPackage("dev.firstline..")
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .check(firstline);
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() {
        Set<String> marked = firstline.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .filter(type -> type.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        Set<String> all = firstline.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

        assertThat(all).isEqualTo(marked);
    }

    private static String[] packagesOf(List<String> services) {
        return services.stream()
                .map(service -> "dev.firstline." + service + "..")
                .toArray(String[]::new);
    }
}
