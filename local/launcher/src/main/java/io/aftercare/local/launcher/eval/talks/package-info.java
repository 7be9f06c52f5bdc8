/** Simulated customers who talk with the running system as any client does, and what is expected of each answer. */
package io.aftercare.local.launcher.eval.talks;
