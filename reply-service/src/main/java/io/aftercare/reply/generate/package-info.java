/**
 * Puts dialogue acts into words by a small model of our own. It reads no text, only what is to be said; it writes with
 * placeholders, which are filled from facts, and it can write neither digits nor a right that the act does not carry.
 */
package io.aftercare.reply.generate;
