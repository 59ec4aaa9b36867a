/** How many new tickets are accepted while the pipeline behind this service does not keep up. */
@NullMarked
package dev.firstline.intake.admission;

import org.jspecify.annotations.NullMarked;
