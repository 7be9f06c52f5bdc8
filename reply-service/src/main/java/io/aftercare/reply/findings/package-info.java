/** What is wrong with the knowledge: questions without an article, articles that are alike or contradict, by traffic. */
package io.aftercare.reply.findings;
