/** Names and times in the words of the page. */
@NullMarked
package dev.firstline.console.words;

import org.jspecify.annotations.NullMarked;
