package dev.firstline.escalation.packet;

import static dev.firstline.escalation.packet.PacketNotice.COORDINATED_DISCLOSURE;
import static dev.firstline.escalation.packet.PacketNotice.EMAIL_IN_WORDS;
import static dev.firstline.escalation.packet.PacketNotice.ENGLISH_FOR_ROUND_THE_CLOCK;
import static dev.firstline.escalation.packet.PacketNotice.HELD_ABOVE;
import static dev.firstline.escalation.packet.PacketNotice.LANGUAGE_REPLACED;
import static dev.firstline.escalation.packet.PacketNotice.PHONE_IN_WORDS;
import static dev.firstline.escalation.packet.PacketNotice.REACHABLE_ROUND_THE_CLOCK;
import static dev.firstline.escalation.packet.PacketNotice.REFUND_WITHIN_60_DAYS;

import dev.firstline.contracts.escalation.FilingRoute;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.contracts.ticket.Severity;
import dev.firstline.escalation.request.IssueCodes;
import dev.firstline.escalation.response.InitialResponses;
import java.util.EnumSet;
import java.util.List;

/** Which notices a packet carries. */
final class Notices {

    private Notices() {}

    static List<PacketNotice> of(CaseFile file) {
        var notices = EnumSet.noneOf(PacketNotice.class);
        var request = file.request();
        if (file.isWithheld()) {
            notices.add(HELD_ABOVE);
        }
        String words = wordsToVendor(file);
        if (PersonalData.hasEmail(words)) {
            notices.add(EMAIL_IN_WORDS);
        }
        if (PersonalData.hasPhone(words)) {
            notices.add(PHONE_IN_WORDS);
        }
        if (file.route() == FilingRoute.AZURE_PORTAL && !AzureLanguage.isOffered(request.language())) {
            notices.add(LANGUAGE_REPLACED);
        }
        boolean answeredInHours =
                InitialResponses.published(file.route(), request.breakFix(), request.severity(), request.language())
                                .isPresent()
                        && request.breakFix();
        if (answeredInHours && request.language() != Language.EN) {
            notices.add(ENGLISH_FOR_ROUND_THE_CLOCK);
        }
        if (answeredInHours && request.severity() == Severity.A) {
            notices.add(REACHABLE_ROUND_THE_CLOCK);
        }
        if (request.speaksOf(IssueCodes.REFUND_60_DAYS) || request.speaksOf(IssueCodes.FRAUD_REFUND)) {
            notices.add(REFUND_WITHIN_60_DAYS);
        }
        if (file.route() == FilingRoute.MSRC) {
            notices.add(COORDINATED_DISCLOSURE);
        }
        return List.copyOf(notices);
    }

    private static String wordsToVendor(CaseFile file) {
        var text = new StringBuilder();
        if (file.words() != null) {
            text.append(file.words().title()).append('\n').append(file.words().body());
        }
        if (file.details().impact() != null) {
            text.append('\n').append(file.details().impact());
        }
        if (file.details().stepsTried() != null) {
            text.append('\n').append(file.details().stepsTried());
        }
        return text.toString();
    }
}
