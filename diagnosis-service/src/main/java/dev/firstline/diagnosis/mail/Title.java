package dev.firstline.diagnosis.mail;

import com.google.re2j.Pattern;

/**
 * A title without what mail programs put in front of it.
 *
 * @param forward whether a mail is passed on by it
 * @param automatic whether a machine answers by it
 */
record Title(String text, boolean forward, boolean automatic) {

    private static final Pattern PREFIX = Pattern.compile(
            "(?i)^ *((re|aw|antw|res|sv|fw|fwd|wg|rv|enc|tr) ?(\\[[0-9]{1,3}\\]|\\([0-9]{1,3}\\))? ?:|\\[(ext|extern|external|externo)\\]:?) *");

    private static final Pattern FORWARD = Pattern.compile("(?i)^ *(fw|fwd|wg|rv|enc|tr) ?:");

    private static final Pattern AUTOMATIC = Pattern.compile(
            "(?i)^ *(automatic reply|auto-?reply|out of office|automatische antwort|abwesenheit(snotiz|sassistent)?|respuesta automática|fuera de la oficina|resposta automática|fora do escritório|ausência temporária) ?:");

    private static final int PREFIXES = 10;

    static Title of(String written) {
        var text = written;
        boolean forward = false;
        for (int i = 0; i < PREFIXES; i++) {
            var match = PREFIX.matcher(text);
            if (!match.find()) {
                break;
            }
            forward |= i == 0 && FORWARD.matcher(text).find();
            text = text.substring(match.end());
        }
        return new Title(text.strip(), forward, AUTOMATIC.matcher(text).find());
    }
}
