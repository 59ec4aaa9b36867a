/** A mail sink: takes every message, delivers none, shows them. */
@NullMarked
package dev.firstline.devstack.mail;

import org.jspecify.annotations.NullMarked;
