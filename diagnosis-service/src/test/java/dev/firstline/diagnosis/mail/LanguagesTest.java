package dev.firstline.diagnosis.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.contracts.ticket.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN | Outlook keeps asking one colleague for a password after the update yesterday",
                "DE | Outlook fragt einen Kollegen seit dem Update gestern ständig nach dem Kennwort",
                "ES | Outlook pide la contraseña a un compañero desde la actualización de ayer",
                "PT_BR | O Outlook está pedindo a senha para um usuário desde ontem à tarde",
                "PT_PT | O Outlook está a pedir a palavra-passe a um utilizador desde ontem à tarde",
                "PT_PT | Já verificámos a rede e o servidor, mas continua tudo parado no escritório",
                "PT_PT | O programa parou e alguém tem de pôr isto a correr, são já 400 euros perdidos",
                "PT_PT | Escrevo-vos porque a impressora não imprime desde sexta e isto é um incómodo",
                "PT_PT | Precisamos de duas salas para a reunião, queria dividi-las no fim da manhã",
                "PT_BR | Nosso servidor não responde desde sexta e isso é um incômodo para todos aqui",
                "PT_BR | A cobrança veio errada, são R$ 300 a mais do que foi combinado no mês",
                "PT_BR | A tela fica travando quando a equipe tenta abrir a planilha no celular"
            })
    void theLanguageIsKnownByTheWords(Language language, String body) {
        assertThat(MailReading.of("Outlook", body, null).detected()).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Teams down", "Exchange Online SharePoint Azure", "Outlook 0x800CCC0E", ""})
    void tooFewWordsAreInNoLanguage(String body) {
        var read = MailReading.of("Teams", body, Language.DE);

        assertThat(read.detected()).isNull();
        assertThat(read.language()).isEqualTo(Language.DE);
        assertThat(read.contradicted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nous ne pouvons plus envoyer de courriels depuis ce matin et personne ne peut se connecter",
                "Da questa mattina nessuno riesce a inviare messaggi di posta e gli uffici sono fermi",
                "Sinds vanmorgen kan niemand meer mail versturen en wij weten niet wat er aan de hand is"
            })
    void aLanguageThatIsNotOursIsUnknown(String body) {
        assertThat(MailReading.of("Problem", body, null).detected()).isNull();
    }

    @Test
    void aStatedLanguageThatTheWordsContradictIsTold() {
        var read = MailReading.of(
                "Drucker", "Seit heute Morgen druckt der Drucker im Lager nicht mehr, bitte um Hilfe.", Language.EN);

        assertThat(read.contradicted()).isTrue();
        assertThat(read.language()).isEqualTo(Language.DE);
    }

    @Test
    void theQuotedLanguageIsNotTheWriters() {
        var read = MailReading.of(
                "Re: Ticket",
                "The printer in the warehouse still does not print anything today.\n\n"
                        + "> Sehr geehrter Herr Miller,\n> wir haben Ihre Anfrage erhalten und melden uns bei Ihnen, sobald der Techniker frei ist.",
                null);

        assertThat(read.detected()).isEqualTo(Language.EN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Cumprimentos | PT_PT", "Com os melhores cumprimentos | PT_PT", "Atenciosamente | PT_BR"})
    void whichPortugueseIsToldByTheSignatureWhereTheWordsTellNeither(String closing, Language language) {
        var body = "Ninguém recebe mensagens desde ontem e não sabemos o que fazer\n\n" + closing + "\nInês Prado";

        assertThat(MailReading.of("Teams", body, null).detected()).isEqualTo(language);
    }

    @Test
    void statedPortugalStaysWhereTheWordsTellNeither() {
        var body = "Ninguém recebe mensagens desde ontem e não sabemos o que fazer";

        assertThat(MailReading.of("Teams", body, Language.PT_PT).detected()).isEqualTo(Language.PT_PT);
        assertThat(MailReading.of("Teams", body, null).detected()).isEqualTo(Language.PT_BR);
    }
}
