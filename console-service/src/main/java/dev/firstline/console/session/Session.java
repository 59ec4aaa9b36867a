package dev.firstline.console.session;

import java.util.UUID;

/**
 * Tokens that a session holds.
 *
 * @param login the signing-in that it goes back to; refreshed tokens belong to the same one
 * @param sealed the tokens, encrypted
 */
record Session(UUID login, byte[] sealed) {}
