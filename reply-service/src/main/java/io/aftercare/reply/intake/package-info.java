/** Files that people bring, read into articles: Markdown, HTML, PDF and Word, without what is hidden in them. */
package io.aftercare.reply.intake;
