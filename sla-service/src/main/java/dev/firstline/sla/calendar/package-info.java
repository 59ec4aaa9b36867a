/** When service is given, and how service time is added and measured. */
@NullMarked
package dev.firstline.sla.calendar;

import org.jspecify.annotations.NullMarked;
