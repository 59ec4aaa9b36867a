package dev.firstline.diagnosis.rule;

import dev.firstline.contracts.ticket.Language;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What travels with a mail and is not what its writer says now: signatures, notices, footers, threads. Full of words that signal. */
final class MailTails {

    private static final List<String> NAMES =
            List.of("Ann Smith", "Max Muster", "Lucía Pérez Gómez", "João da Silva", "Rui Costa");

    private static final Map<String, List<String>> CLOSINGS = Map.of(
            "en",
                    List.of(
                            "Best regards,",
                            "Kind regards",
                            "Thanks,",
                            "Many thanks and best regards",
                            "Cheers",
                            "Sincerely,"),
            "de",
                    List.of(
                            "Mit freundlichen Grüßen",
                            "Viele Grüße,",
                            "MfG",
                            "Beste Grüße aus Hamburg",
                            "Vielen Dank und Gruß",
                            "Freundliche Grüße"),
            "es",
                    List.of(
                            "Un saludo,",
                            "Saludos cordiales",
                            "Atentamente,",
                            "Muchas gracias",
                            "Gracias y un saludo",
                            "Cordialmente"),
            "pt",
                    List.of(
                            "Atenciosamente,",
                            "Com os melhores cumprimentos,",
                            "Obrigado,",
                            "Cumprimentos",
                            "Abraços",
                            "Grato"));

    private static final Map<String, List<String>> ADDRESSES = Map.of(
            "en",
                    List.of(
                            "Head of IT\nHarlow Freight Ltd, 5 Park Row, Leeds LS1 5HD\nTel. +44 113 496 0000",
                            "Phone: +44 20 7946 0000\nwww.security-outage.example"),
            "de",
                    List.of(
                            "Leiter IT\nMuster GmbH, Hauptstraße 5, 80331 München\nTel.: +49 89 1234560 | Fax: +49 89 1234561",
                            "Mobil +49 170 1234567\nRechnung & Ausfall AG, Amtsgericht Köln HRB 1234"),
            "es",
                    List.of(
                            "Responsable de Facturación\nAcme S.L., Calle Mayor 5, 28013 Madrid\nTfno. 912 345 678",
                            "Móvil: +34 600 123 456\nlucia@factura-urgente.example"),
            "pt",
                    List.of(
                            "Gestor de Segurança\nAcme Lda, Rua Direita 5, 1100-123 Lisboa\nTelefone: +351 213 456 789",
                            "Celular: (11) 93456-7890\nCNPJ 12.345.678/0001-90"));

    private static final Map<String, List<String>> DISCLAIMERS = Map.of(
            "en",
                    List.of(
                            "This e-mail is confidential. If you are not the intended recipient, please delete it. Contoso accepts no liability for errors or outages.",
                            "The information in this message is intended solely for the addressee. Unauthorised use, disclosure or copying is prohibited and may be unlawful.",
                            "Please consider the environment before printing this e-mail.",
                            "This message was scanned for viruses; we accept no liability for damage, fraud or stolen passwords."),
            "de",
                    List.of(
                            "Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, informieren Sie bitte sofort den Absender und vernichten Sie diese Mail.",
                            "Wir übernehmen keine Haftung für Ausfälle, Fehler oder Viren. Die unbefugte Weitergabe dieser Mail ist nicht gestattet.",
                            "Bitte denken Sie an die Umwelt, bevor Sie diese E-Mail ausdrucken.",
                            "Der Inhalt ist ausschließlich für den genannten Empfänger bestimmt. Keine Haftung für Betrug, Sperrungen oder Störungen."),
            "es",
                    List.of(
                            "Este mensaje contiene información confidencial. Si ha recibido este correo por error, elimine este mensaje y notifíquelo al remitente.",
                            "Va dirigido exclusivamente a su destinatario. Queda prohibida su divulgación, copia o distribución sin autorización.",
                            "Antes de imprimir este correo piense en el medio ambiente.",
                            "La empresa no se hace responsable de errores, caídas, virus o fraudes en este mensaje."),
            "pt",
                    List.of(
                            "Esta mensagem pode conter informações confidenciais. Se não é o destinatário, apague esta mensagem e avise o remetente.",
                            "Destina-se exclusivamente ao seu destinatário. É proibida a divulgação, cópia ou distribuição não autorizada.",
                            "Antes de imprimir este e-mail pense no meio ambiente.",
                            "A empresa não se responsabiliza por erros, falhas, vírus ou fraudes nesta mensagem."));

    private static final Map<String, List<String>> FOOTERS = Map.of(
            "en",
                    List.of(
                            "Sent from my iPhone",
                            "Get Outlook for iOS",
                            "This is an automatically generated message, please do not reply to this email.",
                            "Sent from Mail for Windows"),
            "de",
                    List.of(
                            "Von meinem iPhone gesendet",
                            "Outlook für Android beziehen",
                            "Diese Nachricht wurde automatisch erzeugt, bitte antworten Sie nicht auf diese E-Mail.",
                            "Gesendet von Mail für Windows"),
            "es",
                    List.of(
                            "Enviado desde mi iPhone",
                            "Obtener Outlook para Android",
                            "Este es un mensaje automático, por favor no responda a este correo.",
                            "Enviado desde Correo para Windows"),
            "pt",
                    List.of(
                            "Enviado do meu iPhone",
                            "Obter o Outlook para iOS",
                            "Esta é uma mensagem automática, não responda a este e-mail.",
                            "Enviado do Email para Windows"));

    /** How programs introduce a thread whose lines are marked; then how they introduce one whose lines are not. */
    private static final Map<String, List<String>> MARKED = Map.of(
            "en",
                    List.of(
                            "On Mon, 3 Mar 2025 at 10:12, Bob <bob@p.example> wrote:\n",
                            "On 03/03/2025 10:12, Bob Jones wrote:",
                            ""),
            "de",
                    List.of(
                            "Am Mo., 3. März 2025 um 10:12 Uhr schrieb Bob <bob@p.example>:\n",
                            "Am 03.03.25 um 10:12 schrieb Bob Jones:",
                            ""),
            "es",
                    List.of(
                            "El lun, 3 mar 2025 a las 10:12, Bob (<bob@p.example>) escribió:\n",
                            "El 3/3/25 a las 10:12, Bob Jones escribió:",
                            ""),
            "pt",
                    List.of(
                            "Em seg., 3 de mar. de 2025 às 10:12, Bob <bob@p.example> escreveu:\n",
                            "Em 03/03/2025 10:12, Bob Jones escreveu:",
                            ""));

    private static final Map<String, List<String>> HEADS = Map.of(
            "en",
                    List.of(
                            "From: Bob <bob@p.example>\nSent: Monday, 3 March 2025 10:12\nTo: Desk\nSubject: Your ticket\n",
                            "-----Original Message-----\nFrom: Bob\n"),
            "de",
                    List.of(
                            "Von: Bob <bob@p.example>\nGesendet: Montag, 3. März 2025 10:12\nAn: Desk\nBetreff: Ihr Ticket\n",
                            "-----Ursprüngliche Nachricht-----\nVon: Bob\n"),
            "es",
                    List.of(
                            "De: Bob <bob@p.example>\nEnviado el: lunes, 3 de marzo de 2025 10:12\nPara: Desk\nAsunto: Su ticket\n",
                            "-----Mensaje original-----\nDe: Bob\n"),
            "pt",
                    List.of(
                            "De: Bob <bob@p.example>\nEnviada em: segunda-feira, 3 de março de 2025 10:12\nPara: Desk\nAssunto: Seu ticket\n",
                            "-----Mensagem original-----\nDe: Bob\n"));

    private static final Map<String, List<String>> THREADS = Map.of(
            "en",
                    List.of(
                            "Your previous ticket 'Invoice too high, refund requested' was closed.",
                            "Exchange Online was down for all users.\nEvery customer was affected.",
                            "How do I share a calendar?",
                            "Our account was hacked, somebody bought licences."),
            "de",
                    List.of(
                            "Ihr Ticket 'Rechnung zu hoch, Erstattung verlangt' wurde geschlossen.",
                            "Exchange Online war für alle Benutzer ausgefallen.",
                            "Wie teile ich einen Kalender?",
                            "Unser Konto wurde gehackt, jemand hat Lizenzen gekauft."),
            "es",
                    List.of(
                            "Su ticket 'Factura incorrecta, pedimos el reembolso' fue cerrado.",
                            "Exchange Online estaba caído para todos los usuarios.",
                            "¿Cómo comparto un calendario?",
                            "Nos han hackeado la cuenta y han comprado licencias."),
            "pt",
                    List.of(
                            "O seu ticket 'Fatura errada, pedimos reembolso' foi fechado.",
                            "O Exchange Online estava fora do ar para todos os usuários.",
                            "Como compartilho um calendário?",
                            "A nossa conta foi invadida e compraram licenças."));

    private MailTails() {}

    /** Something to stand behind a mail of that language; now and then in another language, as happens in threads. */
    static String any(Language language, RandomGenerator random) {
        var own = language.tag().substring(0, 2);
        var tail = new StringBuilder();
        if (random.nextInt(4) > 0) {
            tail.append(signature(own, random));
        }
        if (random.nextInt(2) == 0) {
            tail.append("\n\n").append(pick(DISCLAIMERS.get(own), random));
        }
        if (random.nextInt(3) == 0) {
            tail.append("\n\n").append(pick(FOOTERS.get(own), random));
        }
        if (tail.isEmpty() || random.nextInt(2) == 0) {
            var other = random.nextInt(5) == 0 ? pick(List.of("de", "en", "es", "pt"), random) : own;
            tail.append("\n\n").append(thread(other, random));
        }
        return tail.toString();
    }

    private static String signature(String language, RandomGenerator random) {
        var name = pick(NAMES, random);
        return switch (random.nextInt(4)) {
            case 0 -> "\n\n-- \n" + name + "\n" + pick(ADDRESSES.get(language), random);
            case 1 -> "\n\n" + pick(CLOSINGS.get(language), random) + "\n" + name;
            case 2 -> "\n\n" + name + "\n" + ADDRESSES.get(language).getFirst() + "\nwww.outage.example";
            default ->
                "\n\n" + pick(CLOSINGS.get(language), random) + "\n\n" + name + "\n"
                        + pick(ADDRESSES.get(language), random);
        };
    }

    private static String thread(String language, RandomGenerator random) {
        var text = pick(THREADS.get(language), random);
        return random.nextBoolean()
                ? pick(MARKED.get(language), random) + "\n> " + text.replace("\n", "\n> ")
                : pick(HEADS.get(language), random) + "\n" + text;
    }

    private static String pick(List<String> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }
}
