package dev.firstline.devstack.platform;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Folders of a platform that is stopped, copied as they are, with the rights of their files. */
final class ColdCopy {

    /** Says which process holds the folder: it is stopped, and elsewhere there never was one. */
    private static final List<String> LEFT_OUT = List.of("postmaster.pid", "postmaster.opts");

    private ColdCopy() {}

    /**
     * What a folder holds.
     *
     * @param files how many files
     * @param bytes of all of them
     */
    record Extent(long files, long bytes) {

        Extent plus(Extent other) {
            return new Extent(files + other.files, bytes + other.bytes);
        }
    }

    /** Copies all that is there of a folder; nothing where there is no folder. */
    static void of(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(folder).toString());
                Files.createDirectories(copy);
                // Before anything is in it: keys are nobody else's while they are copied either.
                Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(folder));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!LEFT_OUT.contains(file.getFileName().toString())) {
                    Files.copy(
                            file,
                            to.resolve(from.relativize(file).toString()),
                            StandardCopyOption.COPY_ATTRIBUTES,
                            LinkOption.NOFOLLOW_LINKS);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Counts what {@link #of} would copy. */
    static Extent extent(Path folder) throws IOException {
        long[] sum = new long[2];
        if (Files.exists(folder)) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (!LEFT_OUT.contains(file.getFileName().toString())) {
                        sum[0]++;
                        sum[1] += attributes.size();
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return new Extent(sum[0], sum[1]);
    }

    /** A new folder that is its owner's alone. */
    static void makePrivate(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
}
