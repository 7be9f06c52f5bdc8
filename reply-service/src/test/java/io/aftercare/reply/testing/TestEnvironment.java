package io.aftercare.reply.testing;

import io.aftercare.local.platform.testing.IssuerResource;
import io.aftercare.local.platform.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;

/** What every test of the service runs on: a real database, and a token issuer. */
@QuarkusTestResource(value = PostgresResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = IssuerResource.class, restrictToAnnotatedClass = false)
final class TestEnvironment {
    private TestEnvironment() {}
}
