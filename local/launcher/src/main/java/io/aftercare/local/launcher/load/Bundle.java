package io.aftercare.local.launcher.load;

import java.util.Arrays;
import java.util.List;

/** A conversation with all that belongs to it, as the service wrote it, to be written again and again. */
record Bundle(Plot plot, long openedMillis, List<Row> rows) {
    Bundle {
        rows = List.copyOf(rows);
    }

    /**
     * @param table the number of its table among {@link Tables#NAMES}
     * @param message the number of the message that it belongs to: a copy with fewer messages goes without it
     * @param pieces of the whole row, with tabs between the columns
     */
    record Row(int table, int message, Piece[] pieces) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Row row
                    && table == row.table
                    && message == row.message
                    && Arrays.equals(pieces, row.pieces);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(pieces);
        }

        @Override
        public String toString() {
            return Tables.NAMES.get(table) + Arrays.toString(pieces);
        }
    }

    /** @param to one for each table */
    void write(Copy copy, StringBuilder[] to) {
        int messages = copy.texts().size();
        for (Row row : rows) {
            if (row.message() <= messages) {
                StringBuilder lines = to[row.table()];
                for (Piece piece : row.pieces()) {
                    piece.write(copy, lines);
                }
                lines.append('\n');
            }
        }
    }
}
