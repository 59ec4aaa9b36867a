package dev.firstline.intake.attachment;

import dev.firstline.chassis.http.ArrivedFile;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Brings a file that arrived into the store before anybody writes down that it is there. What is not written down then is taken back; where this
 * process ends in between, the sweep of the store finds it.
 */
@ApplicationScoped
class AttachmentUpload {

    private static final Logger LOG = Logger.getLogger(AttachmentUpload.class);

    private final AttachmentStore store;
    private final FileTypes types;
    private final AttachmentRefusals refusals;

    AttachmentUpload(AttachmentStore store, FileTypes types, AttachmentRefusals refusals) {
        this.store = store;
        this.types = types;
        this.refusals = refusals;
    }

    /**
     * What the file is by its content.
     *
     * @param name as {@link FileName} made it
     * @throws Problem 415 when such files are not taken, 507 when it cannot be read back
     */
    String typeOf(ArrivedFile file, String name) {
        try {
            var found = types.look(file.path(), name);
            found.refusal().ifPresent(why -> {
                throw refusals.refuse(
                        AttachmentRefusals.Reason.TYPE,
                        new Problem(
                                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                                "The file " + why + ", and such files are not taken; send what it says as text, or as a"
                                        + " picture."));
            });
            return found.type();
        } catch (IOException e) {
            throw notStored(e);
        }
    }

    /**
     * Stores the content under the id, does the work that writes it down, and takes the content back when that refuses it. When the work fails
     * otherwise nobody knows whether it was written down; then the sweep tells later.
     *
     * @param work what is answered, and whether the content was written down: not so where an answer of before is given again
     * @throws Problem 507 when there is no room
     */
    Response keep(ArrivedFile file, UUID id, Supplier<Outcome> work) {
        try {
            store.keep(id, file.path());
        } catch (IOException e) {
            forget(id);
            throw notStored(e);
        }
        try {
            var outcome = work.get();
            if (!outcome.written()) {
                forget(id);
            }
            return outcome.answer();
        } catch (Problem refused) {
            forget(id);
            throw refused;
        }
    }

    /** What the work came to. */
    record Outcome(Response answer, boolean written) {}

    /** Deletes a content that nothing refers to any more; what cannot be deleted now the sweep finds. */
    void forget(UUID id) {
        try {
            store.delete(id);
        } catch (IOException e) {
            LOG.warnf("The content of attachment %s could not be deleted and is left to the sweep: %s", id, e);
        }
    }

    private Problem notStored(IOException cause) {
        LOG.error("An attachment could not be stored", cause);
        return refusals.refuse(
                AttachmentRefusals.Reason.STORAGE,
                new Problem(
                        ProblemType.INSUFFICIENT_STORAGE,
                        "The file could not be stored; the operator has to make room. Nothing was changed."));
    }
}
