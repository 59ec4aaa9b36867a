/** Who is signed in on the pages, and until when: kept here and not in the browser, so that signing out ends it. */
@NullMarked
package dev.firstline.console.session;

import org.jspecify.annotations.NullMarked;
