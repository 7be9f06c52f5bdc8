package io.aftercare.ticket.testing;

import io.aftercare.local.platform.testing.IssuerResource;
import io.aftercare.local.platform.testing.PlatformResource;
import io.quarkus.test.common.QuarkusTestResource;

/** What every test of the service runs on: a real database and broker, the demo shop, and a token issuer. */
@QuarkusTestResource(value = PlatformResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = ShopResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = IssuerResource.class, restrictToAnnotatedClass = false)
final class TestEnvironment {
    private TestEnvironment() {}
}
