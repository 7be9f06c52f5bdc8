package io.aftercare.local.shop;

/** Something the shop says in both of its languages. */
public record Text(String zh, String en) {}
