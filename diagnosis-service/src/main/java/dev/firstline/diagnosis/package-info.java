/** Diagnosis: what is to be done with a ticket, and why. */
@NullMarked
package dev.firstline.diagnosis;

import org.jspecify.annotations.NullMarked;
