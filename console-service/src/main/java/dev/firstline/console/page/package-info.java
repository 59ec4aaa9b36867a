/** The pages that people look at. */
@NullMarked
package dev.firstline.console.page;

import org.jspecify.annotations.NullMarked;
