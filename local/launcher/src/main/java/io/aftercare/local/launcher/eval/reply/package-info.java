/** Measures replies: thousands are composed as the service composes them, and an auditor of its own looks for what is not so. */
package io.aftercare.local.launcher.eval.reply;
