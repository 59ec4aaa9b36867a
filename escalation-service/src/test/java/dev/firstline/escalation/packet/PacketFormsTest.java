package dev.firstline.escalation.packet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.TenantPath;
import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.escalation.access.AccessFinding;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** The packet as text, page and mail: the same fields, and nothing more of what is withheld. */
class PacketFormsTest {

    private static Packet packet(FilingRoute route, PacketField... fields) {
        return new Packet(
                route,
                URI.create("https://portal.azure.com/x?a=1&b=2"),
                List.of(fields),
                List.of(PacketNotice.REACHABLE_ROUND_THE_CLOCK),
                new TenantPath("contoso"),
                AccessFinding.NONE_NEEDED);
    }

    @Test
    void textHasOneFieldAfterTheOtherAndSaysWhatIsNotThere() {
        var packet = packet(
                FilingRoute.AZURE_PORTAL,
                PacketField.required("Title", "Database gone"),
                PacketField.required("Impact", null),
                PacketField.optional("Resource", null),
                PacketField.withheld("Email", true),
                PacketField.required("Description", "Line one\nLine two"));

        assertThat(PacketText.of(packet)).isEqualTo("""
                Route: AZURE_PORTAL
                Form: https://portal.azure.com/x?a=1&b=2
                Missing: Impact
                Severity A is worked on round the clock only while the partner's contact is reachable, else it may be lowered.

                == Title * ==
                Database gone

                == Impact * ==
                (missing)

                == Resource ==
                (nothing)

                == Email * ==
                (withheld: for contoso and those above)

                == Description * ==
                Line one
                Line two
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "== Phone * ==",
                "  == Phone ==",
                "\u200b\ufeff== Phone ==",
                "\t=== Phone",
                "\uff1d\uff1d Phone \uff1d\uff1d"
            })
    void wordsOfTheCustomerPassForNoFieldOfTheText(String line) {
        for (var end : List.of("\n", "\r\n", "\r", "\u2028", "\u0085", "\n\n")) {
            var text = PacketText.of(packet(
                    FilingRoute.AZURE_PORTAL,
                    PacketField.required("Title", line),
                    PacketField.required("Description", "Gone." + end + line + end + "a == b")));

            assertThat(text)
                    .contains("\n== Title * ==\n> " + line + "\n\n== Description * ==\n")
                    .endsWith("Gone." + end + "> " + line + end + "a == b\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\u2028", "\u0085"})
    void wordsOfTheCustomerPassForNoFieldOfTheMail(String end) {
        var body = PacketMail.of(packet(
                        FilingRoute.MSRC,
                        PacketField.required("Title", "Gone" + end + "Email: a@b.example"),
                        PacketField.required("Phone", "+351 210 000 000")))
                .orElseThrow()
                .body();

        assertThat(body).isEqualTo("Title: \n    Gone\n    Email: a@b.example\n\nPhone: +351 210 000 000\n");
    }

    @Test
    void whatStandsInATicketIsTextOnThePage() {
        var page = PacketPage.of(packet(
                FilingRoute.AZURE_PORTAL,
                PacketField.required("Title", "</dd><script>alert('1')</script>\" onload=\"x"),
                PacketField.withheld("Email", true)));

        assertThat(page)
                .doesNotContain("<script")
                .doesNotContain("\" onload")
                .contains("&lt;/dd&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot; onload=&quot;x")
                .contains("href=\"https://portal.azure.com/x?a=1&amp;b=2\"")
                .contains("<dd class=\"absent\">(withheld: for contoso and those above)</dd>")
                .contains("@media print");
        assertThat(PacketPage.POLICY).contains("default-src 'none'").doesNotContain("script-src");
    }

    @Test
    void aPublisherIsWrittenToAtItsAddress() {
        var mail = PacketMail.of(packet(
                        FilingRoute.ISV_CONTACT,
                        PacketField.required("Publisher's support contact", "help@northgate.example"),
                        PacketField.required("Title", "Sync stands still"),
                        PacketField.required("Description", "Since noon.\nNo error."),
                        PacketField.withheld("Email", true)))
                .orElseThrow();

        assertThat(mail)
                .isEqualTo(new PacketMail(
                        "help@northgate.example",
                        "Sync stands still",
                        "Title: Sync stands still\nDescription: \n    Since noon.\n    No error.\n\n"));
    }

    @Test
    void anythingButAnAddressIsNoAddressAndASubjectIsOneLine() {
        var mail = PacketMail.of(packet(
                        FilingRoute.ISV_CONTACT,
                        PacketField.required("Publisher's support contact", "a@b.example\r\nBcc: c@d.example"),
                        PacketField.required("Title", "One\r\nBcc: c@d.example")))
                .orElseThrow();

        assertThat(mail.to()).isNull();
        assertThat(mail.subject()).isEqualTo("One Bcc: c@d.example");
        assertThat(mail.message()).doesNotContain("Bcc");
    }

    @Test
    void aMailWithoutAnAddressAndATitleIsOneToBeCompleted() {
        var mail = PacketMail.of(packet(
                        FilingRoute.ISV_CONTACT,
                        PacketField.required("Publisher's support contact", null),
                        PacketField.required("Title", null)))
                .orElseThrow();

        assertThat(mail).isEqualTo(new PacketMail(null, "Support request", "\n"));
        assertThat(mail.message()).startsWith("Subject: ");
    }

    @Test
    void aMessageIsReadAgainAsItWasWritten() {
        var mail = new PacketMail("help@northgate.example", "Ração: não há acesso 🚫 desde ontem à noite", "Olá\nçã\n");

        var parts = mail.message().split("\r\n\r\n", 2);

        assertThat(parts[0].lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78));
        assertThat(parts[0]).startsWith("To: help@northgate.example\r\nSubject: =?UTF-8?B?");
        var subject = parts[0].lines()
                .filter(line -> line.contains("=?UTF-8?B?"))
                .map(line -> line.substring(line.indexOf("?B?") + 3, line.indexOf("?=")))
                .map(word -> new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        assertThat(subject).isEqualTo(mail.subject());
        assertThat(new String(Base64.getMimeDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .isEqualTo(mail.body());
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"ISV_CONTACT", "MSRC"})
    void aRouteWithAFormHasNoMail(FilingRoute route) {
        assertThat(PacketMail.of(packet(route))).isEmpty();
    }
}
