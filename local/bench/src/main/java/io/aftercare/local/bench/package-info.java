/** What understanding a message costs: the model bare, through the engine, through the service, and in Python. */
package io.aftercare.local.bench;
