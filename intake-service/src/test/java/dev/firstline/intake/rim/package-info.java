/** Requests that must be refused, and how. */
@NullMarked
package dev.firstline.intake.rim;

import org.jspecify.annotations.NullMarked;
