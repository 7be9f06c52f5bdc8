package io.aftercare.reply.library;

import io.aftercare.web.Problems;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** Where a page of versions ended; opaque to clients. */
public record LibraryCursor(Instant at, String article, int version) {
    public String encode() {
        String plain = at.getEpochSecond() + "." + at.getNano() + ":" + article + ":" + version;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where it is not one of ours */
    public static LibraryCursor decode(String encoded) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8).split("[:.]");
            Instant at = Instant.ofEpochSecond(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
            return new LibraryCursor(at, parts[2], Integer.parseInt(parts[3]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | DateTimeException e) {
            throw Problems.invalid("cursor-invalid", "Send the nextCursor of the page before, or none.");
        }
    }
}
