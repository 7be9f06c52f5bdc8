package io.aftercare.mining.map;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Places boxes in layers from top to bottom, and the links between them through points that no box covers (Sugiyama,
 * Tagawa, Toda: IEEE Trans. SMC 1981). Every link has a point of its own beside boxes, wide enough for its label. The
 * same graph is placed the same way.
 */
final class LayeredLayout {
    private static final int SWEEPS = 16;
    private static final double GAP = 18;
    private static final double LAYER_GAP = 26;
    private static final double PLAIN_POINT = 8;
    private static final double LABEL_HEIGHT = 16;
    private static final double PASSING = 0;

    private final Map<String, Box> boxes;
    private final List<Link> links;
    private final Map<Link, List<Spot>> routes = new LinkedHashMap<>();
    private final Map<String, Spot> spots = new LinkedHashMap<>();
    private final List<List<Spot>> layers = new ArrayList<>();
    private final Set<Link> backward = new HashSet<>();

    record Box(double width, double height) {}

    /** {@code weight} decides which of the links of a cycle runs backward. */
    record Link(String from, String to, double weight, double labelWidth) {}

    /** A box or a point of a link, by its middle. */
    static final class Spot {
        private final double width;
        private double height;
        private final List<Spot> above = new ArrayList<>();
        private final List<Spot> below = new ArrayList<>();
        private int layer;
        private double x;
        private double y;

        private Spot(double width, double height, int layer) {
            this.width = width;
            this.height = height;
            this.layer = layer;
        }

        double x() {
            return x;
        }

        double y() {
            return y;
        }

        double top() {
            return y - height / 2;
        }

        double bottom() {
            return y + height / 2;
        }

        double left() {
            return x - width / 2;
        }

        double right() {
            return x + width / 2;
        }
    }

    /** @param links from a box to another one; loops are for the drawing alone */
    LayeredLayout(Map<String, Box> boxes, List<Link> links) {
        this.boxes = boxes;
        this.links = links;
        findBackward();
        layer();
        route();
        order();
        place();
    }

    /** Where a box is. */
    Spot spot(String box) {
        return spots.get(box);
    }

    /** The points of a link, from its source to its target, the ends not among them. */
    List<Spot> route(Link link) {
        List<Spot> downward = routes.get(link);
        return backward.contains(link) ? downward.reversed() : downward;
    }

    /** Where the label of a link has room. */
    Spot label(Link link) {
        return routes.get(link).getFirst();
    }

    boolean isBackward(Link link) {
        return backward.contains(link);
    }

    double width() {
        return layers.stream()
                .flatMap(List::stream)
                .mapToDouble(Spot::right)
                .max()
                .orElse(0);
    }

    double height() {
        return layers.stream()
                .flatMap(List::stream)
                .mapToDouble(Spot::bottom)
                .max()
                .orElse(0);
    }

    /** Depth first along the heaviest links; one that leads back to where the search came from closes a cycle. */
    private void findBackward() {
        Map<String, List<Link>> out = new HashMap<>();
        links.forEach(link ->
                out.computeIfAbsent(link.from, first -> new ArrayList<>()).add(link));
        out.values()
                .forEach(some -> some.sort(
                        Comparator.comparingDouble(Link::weight).reversed().thenComparing(Link::to)));
        Set<String> done = new HashSet<>();
        for (String box : boxes.keySet()) {
            visit(box, out, done, new HashSet<>());
        }
    }

    private void visit(String box, Map<String, List<Link>> out, Set<String> done, Set<String> path) {
        if (!done.add(box)) {
            return;
        }
        path.add(box);
        for (Link link : out.getOrDefault(box, List.of())) {
            if (path.contains(link.to)) {
                backward.add(link);
            } else {
                visit(link.to, out, done, path);
            }
        }
        path.remove(box);
    }

    private String upper(Link link) {
        return backward.contains(link) ? link.to : link.from;
    }

    private String lower(Link link) {
        return backward.contains(link) ? link.from : link.to;
    }

    /** Each box two layers below the lowest that leads to it; the layers between are for labels. */
    private void layer() {
        Map<String, Integer> depth = new HashMap<>();
        boxes.keySet().forEach(box -> depth.put(box, 0));
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Link link : links) {
                int least = depth.get(upper(link)) + 2;
                if (depth.get(lower(link)) < least) {
                    depth.put(lower(link), least);
                    moved = true;
                }
            }
        }
        int deepest = Collections.max(depth.values());
        for (int i = 0; i <= deepest; i++) {
            layers.add(new ArrayList<>());
        }
        boxes.forEach((name, box) -> spots.put(name, add(box.width, box.height, depth.get(name))));
    }

    private void route() {
        for (Link link : links) {
            List<Spot> points = new ArrayList<>();
            Spot last = spots.get(upper(link));
            Spot end = spots.get(lower(link));
            for (int layer = last.layer + 1; layer < end.layer; layer++) {
                boolean labelled = points.isEmpty();
                Spot point = add(labelled ? link.labelWidth : PLAIN_POINT, labelled ? LABEL_HEIGHT : PASSING, layer);
                connect(last, point);
                points.add(point);
                last = point;
            }
            connect(last, end);
            routes.put(link, points);
        }
    }

    private Spot add(double width, double height, int layer) {
        Spot spot = new Spot(width, height, layer);
        layers.get(layer).add(spot);
        return spot;
    }

    private static void connect(Spot above, Spot below) {
        above.below.add(below);
        below.above.add(above);
    }

    /** Down and up again, each spot goes to the middle of its neighbours in the layer before (barycentres). */
    private void order() {
        layers.forEach(LayeredLayout::number);
        List<List<Spot>> best = copy();
        long fewest = crossings();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean down = sweep % 2 == 0;
            for (List<Spot> layer : down ? layers : layers.reversed()) {
                layer.sort(Comparator.comparingDouble(spot -> middle(down ? spot.above : spot.below, spot.x)));
                number(layer);
            }
            long now = crossings();
            if (now < fewest) {
                fewest = now;
                best = copy();
            }
        }
        for (int i = 0; i < layers.size(); i++) {
            layers.set(i, best.get(i));
            number(layers.get(i));
        }
    }

    private List<List<Spot>> copy() {
        List<List<Spot>> copy = new ArrayList<>();
        layers.forEach(layer -> copy.add(new ArrayList<>(layer)));
        return copy;
    }

    private static void number(List<Spot> layer) {
        for (int i = 0; i < layer.size(); i++) {
            layer.get(i).x = i;
        }
    }

    private long crossings() {
        long crossings = 0;
        for (List<Spot> layer : layers) {
            for (int i = 0; i < layer.size(); i++) {
                for (int j = i + 1; j < layer.size(); j++) {
                    for (Spot left : layer.get(i).below) {
                        crossings += layer.get(j).below.stream()
                                .filter(right -> right.x < left.x)
                                .count();
                    }
                }
            }
        }
        return crossings;
    }

    private static double middle(List<Spot> neighbours, double otherwise) {
        return neighbours.stream().mapToDouble(Spot::x).average().orElse(otherwise);
    }

    private void place() {
        double y = LAYER_GAP;
        for (List<Spot> layer : layers) {
            double height =
                    layer.stream().mapToDouble(spot -> spot.height).max().orElse(0);
            double x = 0;
            for (Spot spot : layer) {
                spot.x = x + spot.width / 2;
                spot.y = y + height / 2;
                // What passes beside boxes does so upright.
                spot.height = spot.height == PASSING ? height : spot.height;
                x += spot.width + GAP;
            }
            y += height + LAYER_GAP;
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean down = sweep % 2 == 0;
            for (List<Spot> layer : down ? layers : layers.reversed()) {
                pull(layer, down);
            }
        }
        double left = layers.stream()
                .flatMap(List::stream)
                .mapToDouble(Spot::left)
                .min()
                .orElse(0);
        layers.forEach(layer -> layer.forEach(spot -> spot.x += GAP - left));
    }

    /** Towards the neighbours, as far as the order and the widths allow: the mean of pushing from the left and the right. */
    private static void pull(List<Spot> layer, boolean down) {
        int size = layer.size();
        double[] fromLeft = new double[size];
        double[] fromRight = new double[size];
        for (int i = 0; i < size; i++) {
            Spot spot = layer.get(i);
            double wanted = middle(down ? spot.above : spot.below, spot.x);
            fromLeft[i] = i == 0 ? wanted : Math.max(wanted, fromLeft[i - 1] + apart(layer.get(i - 1), spot));
        }
        for (int i = size - 1; i >= 0; i--) {
            Spot spot = layer.get(i);
            double wanted = middle(down ? spot.above : spot.below, spot.x);
            fromRight[i] = i == size - 1 ? wanted : Math.min(wanted, fromRight[i + 1] - apart(spot, layer.get(i + 1)));
        }
        for (int i = 0; i < size; i++) {
            layer.get(i).x = (fromLeft[i] + fromRight[i]) / 2;
        }
    }

    private static double apart(Spot left, Spot right) {
        return (left.width + right.width) / 2 + GAP;
    }
}
