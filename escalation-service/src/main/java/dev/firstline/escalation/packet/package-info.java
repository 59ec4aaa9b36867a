/** The complete packet for the vendor's form, since most vendors offer no API to file by. Rules, no I/O. */
@NullMarked
package dev.firstline.escalation.packet;

import org.jspecify.annotations.NullMarked;
