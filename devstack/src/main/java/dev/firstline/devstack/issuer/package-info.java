/** An OpenID provider for one developer's machine: local users, no passwords, loopback only. */
@NullMarked
package dev.firstline.devstack.issuer;

import org.jspecify.annotations.NullMarked;
