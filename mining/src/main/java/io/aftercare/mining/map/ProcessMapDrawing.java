package io.aftercare.mining.map;

import io.aftercare.mining.DirectlyFollowsGraph;
import io.aftercare.mining.DurationSketch;
import io.aftercare.mining.Edge;
import io.aftercare.mining.map.LayeredLayout.Box;
import io.aftercare.mining.map.LayeredLayout.Link;
import io.aftercare.mining.map.LayeredLayout.Spot;
import io.aftercare.mining.measure.Counts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A process map as SVG 1.1 without scripts: boxes are activities, the darker the more frequent; arrows say how often one
 * followed another and after how long at the median, thicker where it was often; what leads back is orange. The same
 * graph gives the same text.
 */
public final class ProcessMapDrawing {
    private static final double MOST_OF_IT = 0.95;
    private static final String BEGIN = "\u0000begin";
    private static final String END = "\u0000end";
    private static final int LETTER = 7;
    private static final int LINE = 16;
    private static final int WIDEST_LINE = 24;

    private final DirectlyFollowsGraph graph;
    private final Map<String, Long> activities;
    private final Map<Edge, Long> shown;
    private final int hidden;

    private ProcessMapDrawing(DirectlyFollowsGraph graph, double share) {
        this.graph = graph;
        activities = graph.activities();
        Map<Edge, Long> all = edges(graph);
        shown = mostImportant(all, share);
        hidden = all.size() - shown.size();
    }

    /** With the most frequent arrows, that make up 95 % of all steps, and for each activity one in and one out. */
    public static ProcessMapDrawing of(DirectlyFollowsGraph graph) {
        return new ProcessMapDrawing(graph, MOST_OF_IT);
    }

    /** @param share of all steps that the arrows stand for, in (0, 1]; 1 shows every arrow */
    public static ProcessMapDrawing of(DirectlyFollowsGraph graph, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "the share of steps that is shown lies above 0 and up to 1, not " + share);
        }
        return new ProcessMapDrawing(graph, share);
    }

    private static Map<Edge, Long> edges(DirectlyFollowsGraph graph) {
        Map<Edge, Long> all = new HashMap<>();
        graph.edges().forEach((edge, times) -> all.put(edge, times.count()));
        graph.starts().forEach((activity, count) -> all.put(new Edge(BEGIN, activity), count));
        graph.ends().forEach((activity, count) -> all.put(new Edge(activity, END), count));
        return all;
    }

    private static Map<Edge, Long> mostImportant(Map<Edge, Long> all, double share) {
        double enough = all.values().stream().mapToLong(Long::longValue).sum() * share;
        Map<Edge, Long> kept = new LinkedHashMap<>();
        Set<String> reached = new HashSet<>();
        Set<String> left = new HashSet<>();
        double covered = 0;
        for (Map.Entry<Edge, Long> entry : Counts.mostFrequentFirst(all).entrySet()) {
            Edge edge = entry.getKey();
            boolean loop = edge.from().equals(edge.to());
            boolean firstIn = !loop && reached.add(edge.to());
            boolean firstOut = !loop && left.add(edge.from());
            if (covered < enough || firstIn || firstOut) {
                kept.put(edge, entry.getValue());
                covered += entry.getValue();
            }
        }
        return kept;
    }

    /** The drawing, a whole document. */
    public String svg() {
        if (graph.cases() == 0) {
            return document(220, 60, "<text x=\"20\" y=\"35\">no cases</text>\n");
        }
        Map<String, Box> boxes = new LinkedHashMap<>();
        boxes.put(BEGIN, new Box(24, 24));
        new TreeMap<>(activities).keySet().forEach(activity -> boxes.put(activity, box(activity)));
        boxes.put(END, new Box(24, 24));
        Map<Edge, Link> links = new LinkedHashMap<>();
        shown.forEach((edge, count) -> {
            if (!edge.from().equals(edge.to())) {
                links.put(
                        edge,
                        new Link(
                                edge.from(),
                                edge.to(),
                                count,
                                label(edge, count).length() * 6 + 8));
            }
        });
        LayeredLayout layout = new LayeredLayout(boxes, List.copyOf(links.values()));
        StringBuilder body = new StringBuilder();
        links.forEach((edge, link) -> arrow(body, layout, edge, link));
        shown.keySet().stream().filter(edge -> edge.from().equals(edge.to())).forEach(edge -> loop(body, layout, edge));
        boxes.forEach((name, box) -> box(body, name, box, layout.spot(name)));
        links.forEach((edge, link) -> {
            Spot at = layout.label(link);
            text(body, at.x(), at.y() + 4, "label", label(edge, shown.get(edge)));
        });
        double height = layout.height() + 50;
        String note = String.format(Locale.ROOT, "%,d cases, %,d events", graph.cases(), graph.events())
                + (hidden == 0 ? "" : "; " + hidden + " rare arrows are not shown");
        body.append("<text class=\"note\" x=\"18\" y=\"%s\">%s</text>\n".formatted(number(height - 12), note));
        return document(Math.max(layout.width() + 70, 320), height, body.toString());
    }

    private static String document(double width, double height, String body) {
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$s" height="%2$s" viewBox="0 0 %1$s %2$s" role="img" aria-label="process map">
            <style>
            text { font: 12px sans-serif; text-anchor: middle; fill: #16202b }
            .count { font-size: 11px; fill: #44515e }
            .label { font-size: 11px; paint-order: stroke; stroke: #fff; stroke-width: 4px }
            .note { font-size: 11px; text-anchor: start; fill: #44515e }
            path { fill: none; stroke: #8a97a5 }
            path.back { stroke: #d9822b }
            rect.box { stroke: #45658c }
            </style>
            <defs>
            <marker id="tip" markerUnits="userSpaceOnUse" markerWidth="10" markerHeight="10" refX="9" refY="5" orient="auto"><path d="M0 0L10 5L0 10z" style="fill:#8a97a5;stroke:none"/></marker>
            <marker id="tip-back" markerUnits="userSpaceOnUse" markerWidth="10" markerHeight="10" refX="9" refY="5" orient="auto"><path d="M0 0L10 5L0 10z" style="fill:#d9822b;stroke:none"/></marker>
            </defs>
            <rect width="100%%" height="100%%" fill="#fff"/>
            """.formatted(number(width), number(height)) + body + "</svg>\n";
    }

    private Box box(String activity) {
        List<String> lines = lines(activity);
        int widest = lines.stream().mapToInt(ProcessMapDrawing::letters).max().orElse(0);
        return new Box(Math.max(80, widest * LETTER + 20), (lines.size() + 1) * LINE + 12);
    }

    private void box(StringBuilder svg, String name, Box box, Spot at) {
        if (name.equals(BEGIN)) {
            svg.append("<circle cx=\"%s\" cy=\"%s\" r=\"11\" fill=\"#3f8f5f\"/>\n"
                    .formatted(number(at.x()), number(at.y())));
            return;
        }
        if (name.equals(END)) {
            svg.append("<rect x=\"%s\" y=\"%s\" width=\"22\" height=\"22\" rx=\"4\" fill=\"#a33d3d\"/>\n"
                    .formatted(number(at.x() - 11), number(at.y() - 11)));
            return;
        }
        long count = activities.get(name);
        long most =
                activities.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        int light = (int) Math.round(96 - 26.0 * count / most);
        svg.append(
                "<g><title>%s: %,d</title><rect class=\"box\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"6\" fill=\"hsl(212,60%%,%d%%)\"/>\n"
                        .formatted(
                                escape(name),
                                count,
                                number(at.x() - box.width() / 2),
                                number(at.top()),
                                number(box.width()),
                                number(box.height()),
                                light));
        double y = at.top() + LINE + 2;
        for (String line : lines(name)) {
            text(svg, at.x(), y, "name", line);
            y += LINE;
        }
        text(svg, at.x(), y, "count", String.format(Locale.ROOT, "%,d", count));
        svg.append("</g>\n");
    }

    private void arrow(StringBuilder svg, LayeredLayout layout, Edge edge, Link link) {
        boolean back = layout.isBackward(link);
        Spot from = layout.spot(link.from());
        Spot to = layout.spot(link.to());
        StringBuilder path = new StringBuilder();
        double x = from.x();
        double y = back ? from.top() : from.bottom();
        path.append("M%s %s".formatted(number(x), number(y)));
        for (Spot point : layout.route(link)) {
            curve(path, x, y, point.x(), back ? point.bottom() : point.top());
            x = point.x();
            y = back ? point.top() : point.bottom();
            path.append("V%s".formatted(number(y)));
        }
        curve(path, x, y, to.x(), back ? to.bottom() : to.top());
        path(svg, path.toString(), back, edge);
    }

    private void loop(StringBuilder svg, LayeredLayout layout, Edge edge) {
        Spot at = layout.spot(edge.from());
        path(
                svg,
                "M%1$s %2$sC%3$s %4$s %3$s %5$s %1$s %6$s"
                        .formatted(
                                number(at.right()),
                                number(at.y() - 10),
                                number(at.right() + 34),
                                number(at.y() - 22),
                                number(at.y() + 22),
                                number(at.y() + 10)),
                true,
                edge);
        svg.append("<text class=\"label\" style=\"text-anchor:start\" x=\"%s\" y=\"%s\">%s</text>\n"
                .formatted(number(at.right() + 4), number(at.top() - 2), "↻ " + label(edge, shown.get(edge))));
    }

    private void path(StringBuilder svg, String path, boolean back, Edge edge) {
        long most = shown.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        double width = 1 + 4.0 * shown.get(edge) / most;
        svg.append("<path%s d=\"%s\" stroke-width=\"%s\" marker-end=\"url(#%s)\"/>\n"
                .formatted(back ? " class=\"back\"" : "", path, number(width), back ? "tip-back" : "tip"));
    }

    /** Leaves and arrives upright. */
    private static void curve(StringBuilder path, double x, double y, double toX, double toY) {
        double half = (toY - y) / 2;
        path.append("C%s %s %s %s %s %s"
                .formatted(number(x), number(y + half), number(toX), number(toY - half), number(toX), number(toY)));
    }

    private static void text(StringBuilder svg, double x, double y, String style, String text) {
        svg.append("<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n"
                .formatted(style, number(x), number(y), escape(text)));
    }

    private String label(Edge edge, long count) {
        DurationSketch times = graph.edges().get(edge);
        String often = String.format(Locale.ROOT, "%,d", count);
        return times == null ? often : often + " · " + words(times.percentile(0.5));
    }

    /** In the largest unit that is reached, with two digits at least: 850 ms, 12 s, 3.5 h, 12 d. */
    public static String words(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        if (millis < 1000) {
            return Math.round(millis) + " ms";
        }
        double seconds = millis / 1000;
        return seconds < 60
                ? amount(seconds, "s")
                : seconds < 3600
                        ? amount(seconds / 60, "min")
                        : seconds < 86400 ? amount(seconds / 3600, "h") : amount(seconds / 86400, "d");
    }

    private static String amount(double value, String unit) {
        return (value < 10 ? String.format(Locale.ROOT, "%.1f", value) : String.valueOf(Math.round(value))) + " "
                + unit;
    }

    /** At spaces, colons and underscores; Chinese anywhere. */
    private static List<String> lines(String name) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : name.split("(?<=[ :_./-])|(?=\\p{IsHan})")) {
            if (!line.isEmpty() && letters(line + word.stripTrailing()) > WIDEST_LINE) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            line.append(word);
        }
        lines.add(line.toString().strip());
        return lines;
    }

    /** A Chinese character is as wide as two letters. */
    private static int letters(String text) {
        return text.codePoints()
                .map(point ->
                        Character.isIdeographic(point) || point >= 0x3000 && point <= 0x30FF || point >= 0xFF00 ? 2 : 1)
                .sum();
    }

    private static String number(double value) {
        return String.valueOf(Math.round(value * 10) / 10.0);
    }

    private static String escape(String text) {
        return text.replaceAll("[^\\x20-\\uD7FF\\uE000-\\uFFFD]", "\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
