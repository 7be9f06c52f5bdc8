/** The articles as they are written, reviewed, published and kept: the database behind what {@code knowledge} serves. */
package io.aftercare.reply.library;
