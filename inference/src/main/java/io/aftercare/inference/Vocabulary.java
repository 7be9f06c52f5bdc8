package io.aftercare.inference;

import java.util.Arrays;
import java.util.Map;

/** The pieces of words that a model knows, as a tree of characters: the longest one at a place is found in one walk. */
final class Vocabulary {
    static final int NONE = -1;
    private static final String CONTINUED = "##";
    /** Where pieces that begin a word hang, and where those that go on with one. */
    private static final int BEGINNINGS = 0;

    private static final int CONTINUATIONS = 1;
    private static final long EMPTY = -1;

    private int[] ids = new int[1024];
    private int nodes;
    /** Open addressing: from node and character to the next node. */
    private long[] edges = new long[1024];

    private int[] targets = new int[1024];
    private int edgeCount;

    Vocabulary(Map<String, Integer> pieces) {
        Arrays.fill(edges, EMPTY);
        newNode();
        newNode();
        pieces.forEach(this::add);
    }

    /**
     * The longest piece of a word that begins at a place; its id in the upper half, its end in the lower.
     *
     * @param word folded characters, of which those up to {@code length} count
     * @return negative where there is none
     */
    long longest(char[] word, int start, int length) {
        int node = start == 0 ? BEGINNINGS : CONTINUATIONS;
        long found = NONE;
        for (int at = start; at < length; at++) {
            node = next(node, word[at]);
            if (node == NONE) {
                break;
            }
            if (ids[node] != NONE) {
                found = ((long) ids[node] << Integer.SIZE) | (at + 1);
            }
        }
        return found;
    }

    /** The id of a character that is a word of its own. */
    int single(char character) {
        int node = next(BEGINNINGS, character);
        return node == NONE ? NONE : ids[node];
    }

    private void add(String piece, int id) {
        boolean continued = piece.startsWith(CONTINUED) && piece.length() > CONTINUED.length();
        int node = continued ? CONTINUATIONS : BEGINNINGS;
        for (int at = continued ? CONTINUED.length() : 0; at < piece.length(); at++) {
            int next = next(node, piece.charAt(at));
            node = next == NONE ? link(node, piece.charAt(at)) : next;
        }
        ids[node] = id;
    }

    private int next(int node, char character) {
        long edge = edge(node, character);
        for (int slot = slot(edge); edges[slot] != EMPTY; slot = (slot + 1) & (edges.length - 1)) {
            if (edges[slot] == edge) {
                return targets[slot];
            }
        }
        return NONE;
    }

    private int link(int node, char character) {
        if (edgeCount * 2 >= edges.length) {
            grow();
        }
        int target = newNode();
        put(edge(node, character), target);
        edgeCount++;
        return target;
    }

    private void grow() {
        long[] oldEdges = edges;
        int[] oldTargets = targets;
        edges = new long[oldEdges.length * 2];
        targets = new int[edges.length];
        Arrays.fill(edges, EMPTY);
        for (int slot = 0; slot < oldEdges.length; slot++) {
            if (oldEdges[slot] != EMPTY) {
                put(oldEdges[slot], oldTargets[slot]);
            }
        }
    }

    private void put(long edge, int target) {
        int slot = slot(edge);
        while (edges[slot] != EMPTY) {
            slot = (slot + 1) & (edges.length - 1);
        }
        edges[slot] = edge;
        targets[slot] = target;
    }

    private int newNode() {
        if (nodes == ids.length) {
            ids = Arrays.copyOf(ids, nodes * 2);
        }
        ids[nodes] = NONE;
        return nodes++;
    }

    private static long edge(int node, char character) {
        return ((long) node << Character.SIZE) | character;
    }

    private int slot(long edge) {
        long mixed = edge * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & (edges.length - 1);
    }
}
