package io.aftercare.intent;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same against the packaged service, where class loading is another matter. */
@QuarkusIntegrationTest
class UnderstandIT extends UnderstandTest {}
