/** How probable it is that a running clock breaks, learnt from those that ended, and how far that was right. */
@NullMarked
package dev.firstline.sla.forecast.model;

import org.jspecify.annotations.NullMarked;
