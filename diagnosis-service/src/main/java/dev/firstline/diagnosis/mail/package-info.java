/** Reads a mail before its words: what of it the writer says now, what only travels with it, and in which language. */
@NullMarked
package dev.firstline.diagnosis.mail;

import org.jspecify.annotations.NullMarked;
