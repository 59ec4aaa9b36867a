/** The work of the first and second level that comes before a vendor is asked: what was done, and what is missing. */
@NullMarked
package dev.firstline.diagnosis.check;

import org.jspecify.annotations.NullMarked;
