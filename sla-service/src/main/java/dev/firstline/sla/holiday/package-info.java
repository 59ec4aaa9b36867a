/** Suggestions of public holidays by region. What a calendar keeps of them are plain dates. */
@NullMarked
package dev.firstline.sla.holiday;

import org.jspecify.annotations.NullMarked;
