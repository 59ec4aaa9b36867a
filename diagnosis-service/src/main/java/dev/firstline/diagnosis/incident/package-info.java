/** The known incidents of the vendors' services: opened and closed by hand or by a health feed. */
@NullMarked
package dev.firstline.diagnosis.incident;

import org.jspecify.annotations.NullMarked;
