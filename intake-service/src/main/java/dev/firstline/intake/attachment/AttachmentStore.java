package dev.firstline.intake.attachment;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Where the contents of attachments are kept, by their ids. A store of objects at a distance fits as well: {@link #keep} sends the file there,
 * {@link #file} brings it into the folder of arrivals.
 */
interface AttachmentStore {

    /** Where files are written that are to be kept later; empty when this installation keeps none. */
    Optional<Path> arrivals();

    /** Takes over a whole file. When this returns, it outlives the machine's crash. */
    void keep(UUID id, Path arrived) throws IOException;

    /** The content as a file of this machine, to be read and left alone; empty when it is not kept. */
    Optional<Path> file(UUID id) throws IOException;

    /** Deletes a content; one that is not kept is no fault. */
    void delete(UUID id) throws IOException;

    /**
     * Puts aside the contents that nobody knows any more, and deletes those that were put aside long ago, and what never arrived.
     *
     * @param known which of some ids are still to be kept
     * @return how many were put aside
     */
    int sweep(Instant now, KnownIds known) throws IOException;
}
