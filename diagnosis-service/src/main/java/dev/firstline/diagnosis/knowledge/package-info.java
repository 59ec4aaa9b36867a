/** Loads what diagnosis knows from the data files that are shipped with it. */
@NullMarked
package dev.firstline.diagnosis.knowledge;

import org.jspecify.annotations.NullMarked;
