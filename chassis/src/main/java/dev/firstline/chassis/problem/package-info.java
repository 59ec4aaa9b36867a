/** Errors as RFC 9457 problem details with a stable type and a sentence that tells what to do. */
@NullMarked
package dev.firstline.chassis.problem;

import org.jspecify.annotations.NullMarked;
