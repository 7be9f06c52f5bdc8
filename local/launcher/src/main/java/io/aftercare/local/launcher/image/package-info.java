/** Builds container images of the services, with whichever tool is there. */
package io.aftercare.local.launcher.image;
