package io.aftercare.insight.testing;

import io.aftercare.local.platform.testing.PlatformResource;
import io.quarkus.test.common.QuarkusTestResource;

/** What every test of the service runs on: a real database, a real broker, and an issuer of tokens. */
@QuarkusTestResource(value = PlatformResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = Tokens.class, restrictToAnnotatedClass = false)
class TestPlatform {}
