/** How well promises were kept: attainment and who held the tickets, as JSON and CSV. */
@NullMarked
package dev.firstline.sla.report;

import org.jspecify.annotations.NullMarked;
