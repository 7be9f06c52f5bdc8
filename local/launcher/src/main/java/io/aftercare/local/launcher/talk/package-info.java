/** Talks to a running system as any client would: through the gateway, with a token. */
package io.aftercare.local.launcher.talk;
