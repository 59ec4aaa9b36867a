/** Which products, product families and cloud regions a ticket speaks of. */
@NullMarked
package dev.firstline.diagnosis.product;

import org.jspecify.annotations.NullMarked;
