/** Scores labelled files through the running intent-service: reads them, asks, and computes the figures. */
package io.aftercare.local.launcher.eval;
