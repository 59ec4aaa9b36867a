package dev.firstline.intake.attachment;

import java.io.IOException;
import java.nio.file.Path;

/** Looks through a file. */
interface VirusScanner {

    /**
     * What the scanner says.
     *
     * @throws IOException when it says nothing: it is away, too slow, or cannot look through this file
     */
    Verdict scan(Path file) throws IOException;

    /** A scanner's word. */
    sealed interface Verdict {

        /** It found nothing. */
        record Clean() implements Verdict {}

        /**
         * It found something.
         *
         * @param signature as the scanner names it
         */
        record Infected(String signature) implements Verdict {}
    }
}
