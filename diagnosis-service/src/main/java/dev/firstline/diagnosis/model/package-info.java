/** A linear model of labelled tickets: what their words and signals make likely. It is trained by the tests, read here. */
@NullMarked
package dev.firstline.diagnosis.model;

import org.jspecify.annotations.NullMarked;
