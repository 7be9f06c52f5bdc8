package io.aftercare.local.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/** Something that happened to an action after it was accepted. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Change(long position, String key, String type, String parcel, Instant at) {}
