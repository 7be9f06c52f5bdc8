package io.aftercare.local.launcher.load;

import java.util.List;
import java.util.UUID;

/**
 * What one writing of a bundle has of its own.
 *
 * @param number of the copy, which its ids are made from
 * @param shiftMillis how much later, or earlier, everything happens than in the bundle
 * @param texts what the customer writes, message by message; as many messages are written
 */
record Copy(
        long number,
        long shiftMillis,
        String tenant,
        UUID customer,
        String customerId,
        String order,
        String agent,
        long caseNumber,
        List<String> texts,
        String note) {

    /** The same id for the same id, another one in every copy; what told the time still does. */
    UUID id(UUID from) {
        long mixed = mix(number ^ mix(from.getLeastSignificantBits()));
        long low = from.getLeastSignificantBits() & 0xFFFF_0000_0000_0000L | mixed & 0x0000_FFFF_FFFF_FFFFL;
        if (from.version() == 7) {
            long time = (from.getMostSignificantBits() >>> 16) + shiftMillis;
            return new UUID(time << 16 | from.getMostSignificantBits() & 0xFFFF, low);
        }
        return new UUID(mix(mixed) & ~0xF000L | 0x4000L, low);
    }

    /** SplitMix64's finaliser (Steele, Lea and Flood, 2014). */
    static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
