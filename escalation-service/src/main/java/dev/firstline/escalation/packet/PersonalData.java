package dev.firstline.escalation.packet;

import java.util.regex.Pattern;

/**
 * Looks for what appears to be personal data in words that go to a vendor ("do not include any personal or confidential
 * information", Azure documentation, "Create an Azure support request"). A suspicion, not a proof.
 */
final class PersonalData {

    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8}");

    /** What has many digits and is no phone number: ids, hexadecimal codes, dates, times, addresses, versions, sums. */
    private static final Pattern NO_PHONE = Pattern.compile(
            "\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}|0x\\p{XDigit}{1,16}"
                    + "|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|\\d{1,2}:\\d{2}(?::\\d{2})?"
                    + "|\\d{1,3}(?:\\.\\d{1,6}){3}|\\d{1,3}(?:[.,]\\d{3})+(?:[.,]\\d{2})?(?![\\d-])");

    private static final Pattern PHONE_SHAPE =
            Pattern.compile("(?<![\\p{L}\\p{N}])(?:\\+|\\()?\\d(?:[ ()./-]{0,2}\\d){8,14}(?![\\p{L}\\p{N}])");

    private PersonalData() {}

    static boolean hasEmail(String words) {
        return EMAIL.matcher(words).find();
    }

    static boolean hasPhone(String words) {
        return PHONE_SHAPE.matcher(NO_PHONE.matcher(words).replaceAll("|")).find();
    }
}
