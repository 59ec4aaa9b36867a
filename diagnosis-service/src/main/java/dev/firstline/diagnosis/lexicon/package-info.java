/** Reads the words of a ticket: folds spelling, finds the terms of a language's lexicon, in linear time. */
@NullMarked
package dev.firstline.diagnosis.lexicon;

import org.jspecify.annotations.NullMarked;
