/** Understands whole files of messages, such as those of years gone by. */
package io.aftercare.local.launcher.backfill;
