package io.aftercare.reply.knowledge;

/** An article that was found, its passage nearest to the query, and how well it fits, from 0 to about 1. */
public record Hit(Article article, String passage, double score) {}
