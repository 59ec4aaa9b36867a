/** The one address of the platform: which path belongs to which service, and the proxy that takes it there. */
@NullMarked
package dev.firstline.devstack.frontdoor;

import org.jspecify.annotations.NullMarked;
