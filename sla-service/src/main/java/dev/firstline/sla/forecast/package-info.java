/** Which running clocks will probably break soon, and how far such forecasts were right: read, remembered and shown. */
@NullMarked
package dev.firstline.sla.forecast;

import org.jspecify.annotations.NullMarked;
