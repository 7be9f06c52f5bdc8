package io.aftercare.reply;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same against the packaged service: in the profile {@code native}, its executable. */
@QuarkusIntegrationTest
class ReplyHttpIT extends ReplyHttpTest {}
