/** The whole platform as processes: started, watched, restarted, stopped. */
@NullMarked
package dev.firstline.devstack.platform;

import org.jspecify.annotations.NullMarked;
