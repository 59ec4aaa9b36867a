package dev.firstline.intake.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.chassis.id.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest {

    private static final KnownIds NONE = ids -> Set.of();
    private static final KnownIds ALL = HashSet::new;

    @TempDir
    Path folder;

    private final UUID id = Ids.next();
    private final Instant later = Instant.now().plus(FolderStore.NEW).plus(Duration.ofMinutes(1));
    private FolderStore store;

    @BeforeEach
    void open() throws IOException {
        store = new FolderStore(folder.resolve("attachments"));
    }

    @Test
    void whatIsKeptIsThereAlsoForTheNextStart() throws IOException {
        keep("content");

        assertThat(read(store)).contains("content");
        assertThat(read(new FolderStore(folder.resolve("attachments")))).contains("content");
        assertThat(store.arrivals().orElseThrow()).isEmptyDirectory();
    }

    @Test
    void whatIsDeletedIsGoneAndASecondTimeIsNoFault() throws IOException {
        keep("content");

        store.delete(id);
        store.delete(id);

        assertThat(store.file(id)).isEmpty();
    }

    @Test
    void whatNobodyKnowsIsPutAsideAndDeletedLongAfter() throws IOException {
        keep("content");

        assertThat(store.sweep(later, NONE)).isEqualTo(1);
        assertThat(store.sweep(later.plus(FolderStore.ASIDE), NONE)).isZero();
        assertThat(aside()).as("not longer aside than it may be").exists();
        store.sweep(later.plus(FolderStore.ASIDE).plusSeconds(1), NONE);

        assertThat(aside()).doesNotExist();
        assertThat(store.file(id)).isEmpty();
    }

    /** As after a database was put back that did not know it for a while. */
    @Test
    void whatWasPutAsideComesBackWhenItIsAskedFor() throws IOException {
        keep("content");
        store.sweep(later, NONE);

        assertThat(read(store)).contains("content");
        assertThat(store.sweep(later, ALL)).isZero();
        assertThat(read(store)).contains("content");
    }

    @Test
    void whatIsKnownOrHasJustComeStays() throws IOException {
        keep("content");

        assertThat(store.sweep(later, ALL)).isZero();
        assertThat(store.sweep(Instant.now(), NONE)).isZero();

        assertThat(read(store)).contains("content");
    }

    @Test
    void whatNeverArrivedIsDeleted() throws IOException {
        var half = Files.writeString(store.arrivals().orElseThrow().resolve("x.part"), "half");

        store.sweep(Instant.now(), ALL);
        assertThat(half).exists();
        store.sweep(later, ALL);

        assertThat(half).doesNotExist();
    }

    @Test
    void whatSomebodyElsePutThereIsLeftAlone() throws IOException {
        keep("content");
        var other = Files.writeString(store.file(id).orElseThrow().resolveSibling("readme.txt"), "ours");

        store.sweep(later, NONE);

        assertThat(other).exists();
    }

    private void keep(String content) throws IOException {
        var arrived = Files.writeString(store.arrivals().orElseThrow().resolve(id + ".part"), content);
        store.keep(id, arrived);
    }

    private Optional<String> read(FolderStore from) throws IOException {
        var file = from.file(id);
        return file.isEmpty() ? Optional.empty() : Optional.of(Files.readString(file.get()));
    }

    private Path aside() {
        return folder.resolve("attachments/aside").resolve(id.toString());
    }
}
