package dev.firstline.intake.attachment;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * Whether an office document has macros. In the packages of today (ECMA-376, a zip archive) a part is what its declared content type says,
 * whatever it is called; in the older files (MS-CFB) the parts that hold macros have names of their own, in UTF-16. One pass over the bytes
 * finds these, and the usual name in packages that do not declare theirs as they should.
 */
final class Macros {

    private static final List<byte[]> NAMES = List.of(
            "vbaProject.bin".getBytes(StandardCharsets.US_ASCII),
            "_VBA_PROJECT".getBytes(StandardCharsets.UTF_16LE),
            // Macros of Excel 4, on sheets of their own.
            "xl/macrosheets/".getBytes(StandardCharsets.US_ASCII));

    private static final int BUFFER = 64 * 1024;

    /** The part of a package that says what its parts are (ECMA-376 part 2); names of parts know no case. */
    private static final String DECLARATIONS = "[Content_Types].xml";

    private static final int MOST_DECLARATIONS = 1024 * 1024;

    /** As in {@code application/vnd.ms-office.vbaProject} and {@code …macroEnabled.main+xml}; a type knows no case. */
    private static final Pattern MACRO_TYPE =
            Pattern.compile("vbaproject|macroenabled|macrosheet|vbadata", Pattern.CASE_INSENSITIVE);

    private static final XMLInputFactory XML = xml();

    private Macros() {}

    static boolean areIn(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            return areIn(in) || areDeclaredIn(file);
        }
    }

    /** A file that is no archive, or a broken one, declares nothing. */
    private static boolean areDeclaredIn(Path file) throws IOException {
        try (var archive = new ZipFile(file.toFile())) {
            var declarations = archive.stream()
                    .filter(part -> part.getName().equalsIgnoreCase(DECLARATIONS))
                    .toList();
            for (var declaration : declarations) {
                try (var in = archive.getInputStream(declaration)) {
                    if (declares(in)) {
                        return true;
                    }
                }
            }
            return false;
        } catch (ZipException e) {
            return false;
        }
    }

    /** No document declares its parts at such length; what goes on behind it is not looked at by us, nor opened by an office. */
    private static boolean declares(InputStream in) throws IOException {
        var limited = new ByteArrayInputStream(in.readNBytes(MOST_DECLARATIONS));
        try {
            var xml = XML.createXMLStreamReader(limited);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    for (int i = 0; i < xml.getAttributeCount(); i++) {
                        if (MACRO_TYPE.matcher(xml.getAttributeValue(i)).find()) {
                            return true;
                        }
                    }
                }
            }
            return false;
        } catch (XMLStreamException e) {
            return false;
        }
    }

    private static XMLInputFactory xml() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    static boolean areIn(InputStream in) throws IOException {
        int longest = NAMES.stream().mapToInt(name -> name.length).max().orElse(0);
        var window = new byte[BUFFER];
        int kept = 0;
        for (int read = in.readNBytes(window, 0, BUFFER); read > 0; read = in.readNBytes(window, kept, BUFFER - kept)) {
            int length = kept + read;
            for (var name : NAMES) {
                if (stands(name, window, length)) {
                    return true;
                }
            }
            // A name may lie across two reads.
            kept = Math.min(longest - 1, length);
            System.arraycopy(window, length - kept, window, 0, kept);
        }
        return false;
    }

    private static boolean stands(byte[] name, byte[] within, int length) {
        for (int at = 0; at <= length - name.length; at++) {
            int same = 0;
            while (same < name.length && within[at + same] == name[same]) {
                same++;
            }
            if (same == name.length) {
                return true;
            }
        }
        return false;
    }
}
