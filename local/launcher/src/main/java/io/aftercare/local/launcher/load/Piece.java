package io.aftercare.local.launcher.load;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;

/** A piece of a row as PostgreSQL's COPY reads it: what stays, or what every copy has its own of. */
sealed interface Piece {
    void write(Copy copy, StringBuilder to);

    record Fixed(String text) implements Piece {
        @Override
        public void write(Copy copy, StringBuilder to) {
            to.append(text);
        }
    }

    record Id(UUID id) implements Piece {
        @Override
        public void write(Copy copy, StringBuilder to) {
            to.append(copy.id(id));
        }
    }

    /** @param between what stands between day and time: a T in JSON, a space in a column */
    record At(long millis, char between) implements Piece {
        @Override
        public void write(Copy copy, StringBuilder to) {
            long at = millis + copy.shiftMillis();
            LocalDateTime time = LocalDateTime.ofEpochSecond(
                    Math.floorDiv(at, 1_000L), (int) Math.floorMod(at, 1_000L) * 1_000_000, ZoneOffset.UTC);
            to.append(time.getYear()).append('-');
            digits(to, time.getMonthValue(), 10).append('-');
            digits(to, time.getDayOfMonth(), 10).append(between);
            digits(to, time.getHour(), 10).append(':');
            digits(to, time.getMinute(), 10).append(':');
            digits(to, time.getSecond(), 10).append('.');
            digits(to, time.getNano() / 1_000_000, 100).append('Z');
        }

        private static StringBuilder digits(StringBuilder to, int value, int highest) {
            for (int place = highest; place > 0; place /= 10) {
                to.append((char) ('0' + value / place % 10));
            }
            return to;
        }
    }

    /** @param sequence the message's number, from 1 */
    record Text(int sequence) implements Piece {
        @Override
        public void write(Copy copy, StringBuilder to) {
            to.append(copy.texts().get(sequence - 1));
        }
    }

    enum Own implements Piece {
        TENANT(Copy::tenant),
        CUSTOMER(Copy::customer),
        CUSTOMER_ID(Copy::customerId),
        ORDER(Copy::order),
        AGENT(Copy::agent),
        CASE_NUMBER(Copy::caseNumber),
        MESSAGES(copy -> copy.texts().size()),
        NOTE(Copy::note);

        private final Function<Copy, Object> value;

        Own(Function<Copy, Object> value) {
            this.value = value;
        }

        @Override
        public void write(Copy copy, StringBuilder to) {
            to.append(value.apply(copy));
        }
    }
}
