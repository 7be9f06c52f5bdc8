package io.aftercare.local.launcher.bench;

import java.util.Set;

/**
 * What the bare client is to send.
 *
 * @param conversation the recorded one, in place of which each request names its own
 * @param caseId the recorded case's, in place of which each case has its own
 * @param caseNumber likewise
 * @param kept ids that were there before, such as the conversation's; all others are made anew
 */
record BarePlan(
        Recording create, Recording read, String conversation, String caseId, String caseNumber, Set<String> kept) {}
