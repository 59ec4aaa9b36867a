package dev.firstline.intake.attachment;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** That of an installation that was not told where to keep attachments. */
final class NoStore implements AttachmentStore {

    @Override
    public Optional<Path> arrivals() {
        return Optional.empty();
    }

    @Override
    public void keep(UUID id, Path arrived) throws IOException {
        throw new IOException("no folder for attachments is configured");
    }

    @Override
    public Optional<Path> file(UUID id) {
        return Optional.empty();
    }

    @Override
    public void delete(UUID id) {
        // Nothing is kept.
    }

    @Override
    public int sweep(Instant now, KnownIds known) {
        return 0;
    }
}
