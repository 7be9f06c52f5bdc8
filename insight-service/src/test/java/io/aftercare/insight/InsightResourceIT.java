package io.aftercare.insight;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same against the packaged service: in the profile {@code native}, its executable. */
@QuarkusIntegrationTest
class InsightResourceIT extends InsightResourceTest {}
