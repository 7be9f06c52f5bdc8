package io.aftercare.events;

import java.time.Instant;
import java.util.UUID;

/** The carrier scanned a parcel that an action set going; {@code parcel} is what it is now. */
public record ParcelScanned(UUID caseId, UUID actionId, String parcel, Instant scannedAt) implements CaseEvent {}
