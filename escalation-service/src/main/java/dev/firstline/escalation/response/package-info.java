/** When the vendor has promised to answer first. Rules, no I/O. */
@NullMarked
package dev.firstline.escalation.response;

import org.jspecify.annotations.NullMarked;
