package dev.firstline.intake.attachment;

import dev.firstline.chassis.http.ArrivalFolder;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Chooses the store as the operator configured it, and says where files may arrive. */
@Singleton
class Stores {

    @Produces
    @Singleton
    AttachmentStore store(AttachmentSettings settings) {
        if (settings.folder().isEmpty()) {
            return new NoStore();
        }
        try {
            return new FolderStore(settings.folder().get());
        } catch (IOException e) {
            throw new UncheckedIOException("FIRSTLINE_ATTACHMENTS_FOLDER cannot be used", e);
        }
    }

    @Produces
    @Singleton
    ArrivalFolder arrivals(AttachmentStore store, AttachmentSettings settings, AttachmentRefusals refusals) {
        return new Arrivals(store, settings, refusals);
    }

    private record Arrivals(AttachmentStore store, AttachmentSettings settings, AttachmentRefusals refusals)
            implements ArrivalFolder {

        @Override
        public Path require() {
            var folder = store.arrivals()
                    .orElseThrow(() -> refusals.refuse(
                            AttachmentRefusals.Reason.STORAGE,
                            new Problem(
                                    ProblemType.INSUFFICIENT_STORAGE,
                                    "This installation keeps no attachments: its operator has not said where"
                                            + " (FIRSTLINE_ATTACHMENTS_FOLDER).")));
            if (folder.toFile().getUsableSpace() < settings.keepFree() + settings.mostBytes()) {
                throw refusals.refuse(
                        AttachmentRefusals.Reason.STORAGE,
                        new Problem(
                                ProblemType.INSUFFICIENT_STORAGE,
                                "The disk for attachments is nearly full; the operator has to make room. Nothing was"
                                        + " changed."));
            }
            return folder;
        }

        @Override
        public long mostBytes() {
            return settings.mostBytes();
        }
    }
}
