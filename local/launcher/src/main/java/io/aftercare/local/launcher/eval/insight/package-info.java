/** Looks for what was planted in simulated merchants, with the classes of insight-service. */
package io.aftercare.local.launcher.eval.insight;
