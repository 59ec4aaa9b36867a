/** Text made safe for a page. */
@NullMarked
package dev.firstline.devstack.html;

import org.jspecify.annotations.NullMarked;
