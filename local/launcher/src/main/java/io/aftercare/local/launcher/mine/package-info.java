/** What {@code ./aftercare mine} says of a log. */
package io.aftercare.local.launcher.mine;
