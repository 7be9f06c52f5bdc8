/** The database of a system of one's own, from outside. */
package io.aftercare.local.launcher.store;
