package io.aftercare.local.shop;

/** {@code tier}: regular, silver or gold; {@code locale}: a BCP 47 tag. */
public record Customer(String id, String name, String tier, String locale) {}
