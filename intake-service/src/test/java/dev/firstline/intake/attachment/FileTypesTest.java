package dev.firstline.intake.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.intake.attachment.FileTypes.Found;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTypesTest {

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
    private static final byte[] ELF = HexFormat.of().parseHex("7f454c4602010100000000000000000002003e00");
    private static final byte[] CLASS = HexFormat.of().parseHex("cafebabe00000041");

    @TempDir
    Path folder;

    private final FileTypes types = new FileTypes(settings());

    private static AttachmentSettings settings() {
        return new SmallRyeConfigBuilder()
                .withMapping(AttachmentSettings.class)
                .build()
                .getConfigMapping(AttachmentSettings.class);
    }

    @ParameterizedTest
    @CsvSource({"error.png", "error.txt", "error.pdf", "error"})
    void thePictureIsOneWhateverItIsCalled(String name) throws IOException {
        var found = look(PNG, name);

        assertThat(found.type()).isEqualTo("image/png");
        assertThat(found.refusal()).isEmpty();
    }

    @Test
    void usualFilesAreTaken() throws IOException {
        assertThat(look("07:40 connection refused\n".getBytes(UTF_8), "mail.log")
                        .refusal())
                .isEmpty();
        assertThat(look("%PDF-1.7\n".getBytes(ISO_8859_1), "offer.pdf")).isEqualTo(taken("application/pdf"));
        assertThat(look("From: a@x.example\nTo: b@x.example\nSubject: s\n\nt".getBytes(UTF_8), "mail.eml")
                        .refusal())
                .isEmpty();
        assertThat(look("{\"error\":{\"code\":\"unauthorized\"}}".getBytes(UTF_8), "answer.json")
                        .refusal())
                .isEmpty();
        assertThat(look(zip("trace.txt"), "traces.zip")).isEqualTo(taken("application/zip"));
        assertThat(look(new byte[] {0, 1, 2, 3}, "dump.bin")).isEqualTo(taken("application/octet-stream"));
        assertThat(look(zip("[Content_Types].xml", "word/document.xml"), "plan.docx")
                        .refusal())
                .isEmpty();
    }

    /** They are served as downloads only; their types are told all the same. */
    @Test
    void pagesAndDrawingsAreTakenForWhatTheyAre() throws IOException {
        assertThat(look("<!DOCTYPE html><html><script>x()</script></html>".getBytes(UTF_8), "a.png"))
                .isEqualTo(taken("text/html"));
        assertThat(look(
                        "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"></svg>".getBytes(UTF_8),
                        "a.svg"))
                .isEqualTo(taken("image/svg+xml"));
    }

    @Test
    void programsAreRefusedByTheirContentWhateverTheyAreCalled() throws IOException {
        for (var name : List.of("photo.png", "notes.txt", "x")) {
            assertThat(look(windowsProgram(), name).refusal())
                    .as("a program of Windows as %s", name)
                    .isPresent();
            assertThat(look(ELF, name).refusal())
                    .as("a program of Linux as %s", name)
                    .isPresent();
            assertThat(look(CLASS, name).refusal())
                    .as("a class of Java as %s", name)
                    .isPresent();
            assertThat(look("#!/bin/sh\nrm -rf ~\n".getBytes(UTF_8), name).refusal())
                    .as("a script as %s", name)
                    .isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.exe",
                "a.BAT",
                "a.ps1",
                "a.vbs",
                "a.js",
                "a.lnk",
                "a.hta",
                "a.jar",
                "a.png.scr",
                "a.docm",
                "a.xlsm",
                "a.sh"
            })
    void whatASystemRunsByItsNameIsRefusedWhateverIsInIt(String name) throws IOException {
        assertThat(look("hello".getBytes(UTF_8), name).refusal()).isPresent();
    }

    @Test
    void documentsWithMacrosAreRefusedWhateverTheyAreCalled() throws IOException {
        assertThat(look(zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "plan.docx")
                        .refusal())
                .contains("has macros");
        assertThat(look(compound("_VBA_PROJECT"), "sheet.xls").refusal()).contains("has macros");
        assertThat(look(compound("Workbook"), "sheet.xls").refusal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>",
                "<Override PartName=\"/word/a.bin\" ContentType=\"application/vnd.MS-office.VBAPROJECT\"/>",
                "<Override PartName=\"/word/a.bin\" ContentType=\"application/vnd.ms-office.&#118;baProject\"/>",
                "<Override PartName=\"/word/document.xml\""
                        + " ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/>",
                "<Override PartName=\"/xl/a.xml\" ContentType=\"application/vnd.ms-excel.macrosheet+xml\"/>"
            })
    void aPartOfMacrosIsKnownByItsDeclarationWhateverItIsCalled(String declared) throws IOException {
        for (var name : List.of("[Content_Types].xml", "[content_types].XML")) {
            for (var charset : List.of(UTF_8, StandardCharsets.UTF_16)) {
                var xml = "<?xml version=\"1.0\" encoding=\"" + charset.name() + "\"?><Types>" + declared + "</Types>";
                var out = new ByteArrayOutputStream();
                try (var archive = new ZipOutputStream(out)) {
                    archive.putNextEntry(new ZipEntry(name));
                    archive.write(xml.getBytes(charset));
                    archive.putNextEntry(new ZipEntry("word/document.xml"));
                    archive.putNextEntry(new ZipEntry("word/harmless.bin"));
                }
                assertThat(look(out.toByteArray(), "plan.docx").refusal())
                        .as("%s in %s", name, charset)
                        .contains("has macros");
            }
        }
    }

    @Test
    void theOperatorDecidesWhatIsRefused() throws IOException {
        var others = new FileTypes(List.of("image/png"), List.of("TXT"), true);
        var file = write(PNG);

        assertThat(others.look(file, "a.png").refusal()).isPresent();
        assertThat(others.look(write(windowsProgram()), "a.exe").refusal()).isEmpty();
        assertThat(others.look(write("x".getBytes(UTF_8)), "a.txt").refusal()).contains("has a name that ends in .txt");
        assertThat(others.look(write(zip("[Content_Types].xml", "word/vbaProject.bin")), "a.docx")
                        .refusal())
                .isEmpty();
    }

    @Test
    void aNameOfMacrosIsFoundWhereverItLies() throws IOException {
        for (int before : List.of(0, 1, 64 * 1024 - 14, 64 * 1024 - 7, 64 * 1024, 200_000)) {
            var bytes = ("x".repeat(before) + "vbaProject.bin" + "y".repeat(100)).getBytes(UTF_8);
            assertThat(Macros.areIn(new ByteArrayInputStream(bytes)))
                    .as("behind %d bytes", before)
                    .isTrue();
        }
        assertThat(Macros.areIn(new ByteArrayInputStream("vbaProject.bi".getBytes(UTF_8))))
                .isFalse();
        assertThat(Macros.areIn(new ByteArrayInputStream(new byte[0]))).isFalse();
    }

    private Found look(byte[] content, String name) throws IOException {
        return types.look(write(content), name);
    }

    private static Found taken(String type) {
        return new Found(type, Optional.empty());
    }

    private Path write(byte[] content) throws IOException {
        var file = Files.createTempFile(folder, "f", null);
        return Files.write(file, content);
    }

    private static byte[] windowsProgram() {
        var program = new byte[512];
        program[0] = 'M';
        program[1] = 'Z';
        program[0x3c] = (byte) 0x80;
        program[0x80] = 'P';
        program[0x81] = 'E';
        program[0x84] = 0x64;
        program[0x85] = (byte) 0x86;
        return program;
    }

    private static byte[] zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("content".getBytes(UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** The head of a compound file (MS-CFB), and the name of a part as its directory writes it. */
    private static byte[] compound(String part) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(HexFormat.of().parseHex("d0cf11e0a1b11ae1"));
        bytes.write(new byte[2040]);
        bytes.write(part.getBytes(UTF_16LE));
        bytes.write(new byte[1000]);
        return bytes.toByteArray();
    }
}
