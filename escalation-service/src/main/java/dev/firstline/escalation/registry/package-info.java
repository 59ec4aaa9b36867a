/** The partners of the installation and their support contracts: stored, served, inherited down the tree of tenants. */
@NullMarked
package dev.firstline.escalation.registry;

import org.jspecify.annotations.NullMarked;
