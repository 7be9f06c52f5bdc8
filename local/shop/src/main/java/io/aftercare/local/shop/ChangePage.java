package io.aftercare.local.shop;

import java.util.List;

/** Changes in the order in which they happened; {@code next} asks for what happens after them. */
record ChangePage(List<Change> items, String next) {}
