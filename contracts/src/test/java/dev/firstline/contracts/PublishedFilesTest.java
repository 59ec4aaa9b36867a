package dev.firstline.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedFilesTest {

    private static final String OF_EMPTY_FILE = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir
    Path directory;

    @Test
    void noPublishedExampleWasEdited() {
        assertThat(PublishedFiles.violations(ContractFiles.GOLDEN)).isEmpty();
    }

    @Test
    void noPublishedSchemaWasEdited() {
        assertThat(PublishedFiles.violations(ContractFiles.PUBLISHED_SCHEMA)).isEmpty();
    }

    @Test
    void anUntouchedFileIsNoViolation() throws IOException {
        list("a.b/1.json");
        write("a.b/1.json", "");
        assertThat(PublishedFiles.violations(directory)).isEmpty();
    }

    @Test
    void anEditedFileIsOne() throws IOException {
        list("a.b/1.json");
        write("a.b/1.json", "{}");
        assertThat(PublishedFiles.violations(directory))
                .singleElement()
                .asString()
                .contains("a.b/1.json", "changed");
    }

    @Test
    void aRemovedFileIsOne() throws IOException {
        list("a.b/1.json");
        assertThat(PublishedFiles.violations(directory))
                .singleElement()
                .asString()
                .contains("gone");
    }

    @Test
    void aFileThatIsNotListedIsOne() throws IOException {
        list("a.b/1.json");
        write("a.b/1.json", "");
        write("a.b/2.json", "");
        assertThat(PublishedFiles.violations(directory))
                .singleElement()
                .asString()
                .contains("a.b/2.json", "not in");
    }

    private void list(String file) throws IOException {
        write(PublishedFiles.LIST, OF_EMPTY_FILE + "  " + file + "\n");
    }

    private void write(String file, String content) throws IOException {
        var path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
