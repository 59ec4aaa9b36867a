package dev.firstline.intake.transfer;

/**
 * A line that was read, with its number in the file.
 *
 * @param number from 1
 */
record NumberedLine<L extends TransferLine>(int number, L content) {}
