/** Known incidents of vendor services. */
@NullMarked
package dev.firstline.console.incident;

import org.jspecify.annotations.NullMarked;
