package dev.firstline.intake.attachment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Contents in a folder, each under its id in one of 256 folders. A file comes into its place by a rename, after it was forced to the disk: what
 * stands there is whole.
 *
 * <p>What the database does not know is not deleted at once: a database that was put back, or the wrong one, would take all files with it. It is
 * put aside for {@link #ASIDE}, and comes back by itself when it is asked for.
 */
final class FolderStore implements AttachmentStore {

    /** Longer than any file takes to arrive and be written down. */
    static final Duration NEW = Duration.ofHours(2);

    /** How long a file without a row can still be had back. */
    static final Duration ASIDE = Duration.ofDays(14);

    private static final int BITE = 500;

    private final Path root;
    private final Path arriving;
    private final Path aside;

    /** Makes the folders that are not there. */
    FolderStore(Path root) throws IOException {
        this.root = root.toAbsolutePath();
        this.arriving = Files.createDirectories(this.root.resolve("arriving"));
        this.aside = Files.createDirectories(this.root.resolve("aside"));
    }

    @Override
    public Optional<Path> arrivals() {
        return Optional.of(arriving);
    }

    @Override
    public void keep(UUID id, Path arrived) throws IOException {
        force(arrived, StandardOpenOption.WRITE);
        var place = place(id);
        if (Files.notExists(folderOf(id))) {
            Files.createDirectories(folderOf(id));
            force(root, StandardOpenOption.READ);
        }
        Files.move(arrived, place, StandardCopyOption.ATOMIC_MOVE);
        force(folderOf(id), StandardOpenOption.READ);
    }

    @Override
    public Optional<Path> file(UUID id) throws IOException {
        var place = place(id);
        if (Files.exists(place)) {
            return Optional.of(place);
        }
        try {
            Files.createDirectories(folderOf(id));
            Files.move(aside.resolve(id.toString()), place, StandardCopyOption.ATOMIC_MOVE);
            return Optional.of(place);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(UUID id) throws IOException {
        Files.deleteIfExists(place(id));
        Files.deleteIfExists(aside.resolve(id.toString()));
    }

    @Override
    public int sweep(Instant now, KnownIds known) throws IOException {
        deleteOlder(arriving, now.minus(NEW));
        deleteOlder(aside, now.minus(ASIDE));
        int moved = 0;
        try (var folders = Files.newDirectoryStream(root, "[0-9a-f][0-9a-f]")) {
            for (var folder : folders) {
                moved += sweep(folder, now, known);
            }
        }
        return moved;
    }

    private int sweep(Path folder, Instant now, KnownIds known) throws IOException {
        int moved = 0;
        var old = new ArrayList<UUID>();
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                if (isOlder(file, now.minus(NEW))) {
                    idOf(file).ifPresent(old::add);
                }
                if (old.size() == BITE) {
                    moved += putAside(old, now, known.among(old));
                    old.clear();
                }
            }
        }
        return moved + putAside(old, now, old.isEmpty() ? Set.of() : known.among(old));
    }

    private int putAside(Iterable<UUID> ids, Instant now, Set<UUID> known) throws IOException {
        int moved = 0;
        for (var id : ids) {
            if (!known.contains(id)) {
                var there = aside.resolve(id.toString());
                try {
                    Files.move(place(id), there, StandardCopyOption.ATOMIC_MOVE);
                    Files.setLastModifiedTime(there, FileTime.from(now));
                    moved++;
                } catch (NoSuchFileException gone) {
                    // Another copy of the service was quicker.
                }
            }
        }
        return moved;
    }

    private static void deleteOlder(Path folder, Instant than) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                if (isOlder(file, than)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isOlder(Path file, Instant than) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(than);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private Path place(UUID id) {
        return folderOf(id).resolve(id.toString());
    }

    /** By the end of the id: its beginning is the time, the same for all of a day. */
    private Path folderOf(UUID id) {
        var text = id.toString();
        return root.resolve(text.substring(text.length() - 2));
    }

    /** What somebody else put into the folder is not ours to move. */
    private static Optional<UUID> idOf(Path file) {
        try {
            return Optional.of(UUID.fromString(file.getFileName().toString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (var channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
