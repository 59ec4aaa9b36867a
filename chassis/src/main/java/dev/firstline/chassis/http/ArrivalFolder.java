package dev.firstline.chassis.http;

import dev.firstline.chassis.problem.Problem;
import java.nio.file.Path;

/** Where the files of {@link FileBody} are written while they come. Asked in the event loop: answers at once. */
public interface ArrivalFolder {

    /**
     * The folder, which is there; on the file system on which what arrives will stay, so that it can be renamed.
     *
     * @throws Problem 507 when there is none, or no room in it for one more
     */
    Path require();

    /** Bytes of the largest file that is taken. */
    long mostBytes();
}
