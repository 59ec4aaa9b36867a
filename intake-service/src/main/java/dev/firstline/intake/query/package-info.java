/** How lists are asked for and answered: tenants, parameters, pages. */
@NullMarked
package dev.firstline.intake.query;

import org.jspecify.annotations.NullMarked;
