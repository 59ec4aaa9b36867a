package dev.firstline.acceptance.verify;

import java.util.List;

/** One promise of the platform that can be checked from outside. */
interface Check {

    /** The promise, as a sentence. */
    String promise();

    /** Where it is broken, one line each; empty when it holds. */
    List<String> violations(Evidence evidence);
}
