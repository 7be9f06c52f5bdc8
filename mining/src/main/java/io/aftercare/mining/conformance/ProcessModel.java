package io.aftercare.mining.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a process may do: a Petri net whose transitions have the names of activities. A transition without a name is silent
 * and leaves no event. Several may have one name.
 *
 * @param places how many there are; a marking says how many tokens each holds
 * @param start the marking in which a case begins
 * @param ends the markings in which one may end
 */
public record ProcessModel(int places, List<Transition> transitions, int[] start, List<int[]> ends) {
    /**
     * Takes a token from each of {@code from} and puts one on each of {@code to}.
     *
     * @param activity null for a silent one
     */
    public record Transition(String activity, List<Integer> from, List<Integer> to) {
        public Transition {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }

        boolean isSilent() {
            return activity == null;
        }
    }

    public ProcessModel {
        transitions = List.copyOf(transitions);
        start = start.clone();
        ends = List.copyOf(ends);
        if (start.length != places || ends.stream().anyMatch(end -> end.length != places)) {
            throw new IllegalArgumentException("a marking has a number for each of the " + places + " places");
        }
        if (ends.isEmpty()) {
            throw new IllegalArgumentException("a process must be able to end");
        }
        for (Transition transition : transitions) {
            for (List<Integer> side : List.of(transition.from, transition.to)) {
                if (side.stream().anyMatch(place -> place < 0 || place >= places)) {
                    throw new IllegalArgumentException(
                            "the transition " + transition.activity + " leads to or from a place that there is not");
                }
            }
        }
    }

    /** A step of a state machine: {@code activity} leads {@code from} one state {@code to} another. */
    public record Step(String from, String activity, String to) {}

    /** The net of a state machine: each state is a place, and one token says which it is in. */
    public static ProcessModel ofStates(String start, List<Step> steps, List<String> ends) {
        List<String> states = new ArrayList<>();
        states.add(start);
        steps.forEach(step -> List.of(step.from, step.to).stream()
                .filter(state -> !states.contains(state))
                .forEach(states::add));
        ends.stream().filter(end -> !states.contains(end)).findFirst().ifPresent(end -> {
            throw new IllegalArgumentException("no step leads to '" + end + "', in which the process may end");
        });
        return new ProcessModel(
                states.size(),
                steps.stream()
                        .map(step -> new Transition(
                                step.activity, List.of(states.indexOf(step.from)), List.of(states.indexOf(step.to))))
                        .toList(),
                one(states.size(), 0),
                ends.stream()
                        .map(end -> one(states.size(), states.indexOf(end)))
                        .toList());
    }

    private static int[] one(int places, int place) {
        return IntStream.range(0, places).map(p -> p == place ? 1 : 0).toArray();
    }

    /** The transitions that an activity may be. */
    List<Transition> named(String activity) {
        return transitions.stream()
                .filter(transition -> activity.equals(transition.activity))
                .toList();
    }

    static boolean isEnabled(Transition transition, int[] marking) {
        return missing(transition, marking) == 0;
    }

    /** How many tokens it would need that are not there. */
    static int missing(Transition transition, int[] marking) {
        return Arrays.stream(given(transition, marking)).sum()
                - Arrays.stream(marking).sum();
    }

    /** The marking with the tokens that it would need. */
    static int[] given(Transition transition, int[] marking) {
        int[] left = marking.clone();
        int[] enough = marking.clone();
        for (int place : transition.from) {
            if (left[place]-- <= 0) {
                enough[place]++;
            }
        }
        return enough;
    }

    static int[] fire(Transition transition, int[] marking) {
        int[] next = marking.clone();
        transition.from.forEach(place -> next[place]--);
        transition.to.forEach(place -> next[place]++);
        return next;
    }
}
