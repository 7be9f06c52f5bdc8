/** What storing and reading a case costs, beside a bare client of the database. */
package io.aftercare.local.launcher.bench;
