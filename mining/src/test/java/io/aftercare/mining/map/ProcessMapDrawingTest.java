package io.aftercare.mining.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.mining.ActivityEvent;
import io.aftercare.mining.DirectlyFollowsGraph;
import io.aftercare.mining.DirectlyFollowsMiner;
import io.aftercare.mining.map.LayeredLayout.Box;
import io.aftercare.mining.map.LayeredLayout.Link;
import io.aftercare.mining.map.LayeredLayout.Spot;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ProcessMapDrawingTest {
    private static final Instant NINE = Instant.parse("2026-05-04T09:00:00Z");

    @Test
    void activitiesAreBoxesAndStepsAreArrowsWithCountAndMedian() throws Exception {
        Document svg = parse(ProcessMapDrawing.of(mine("a b c", "a b b c", "a c"), 1));

        assertThat(texts(svg)).contains("a", "b", "c", "2 · 1.0 h", "↻ 1 · 1.0 h", "3 cases, 9 events");
        // begin to a, a to b, a to c, b to b, b to c and c to end, and the tips of the two kinds of arrow
        assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo(6 + 2);
    }

    @Test
    void namesAreTextAndNoMarkup() throws Exception {
        String name = "<script>&\"退货\u0001";

        assertThat(texts(parse(ProcessMapDrawing.of(mine(name))))).contains("<script>&\"退货\uFFFD");
    }

    @Test
    void rareArrowsAreLeftOutAndCounted() throws Exception {
        String[] log = new String[100];
        Arrays.fill(log, "a b c");
        log[0] = "a c b";

        assertThat(texts(parse(ProcessMapDrawing.of(mine(log)))))
                .contains("100 cases, 300 events; 3 rare arrows are not shown");
    }

    @Test
    void withoutCasesItSaysSo() throws Exception {
        assertThat(texts(parse(ProcessMapDrawing.of(new DirectlyFollowsGraph()))))
                .containsExactly("no cases");
    }

    @Test
    void aShareIsAShare() {
        assertThatThrownBy(() -> ProcessMapDrawing.of(new DirectlyFollowsGraph(), 0))
                .hasMessage("the share of steps that is shown lies above 0 and up to 1, not 0.0");
    }

    @ParameterizedTest
    @CsvSource({"PT0.85S,850 ms", "PT12S,12 s", "PT90S,1.5 min", "PT3H30M,3.5 h", "P12D,12 d"})
    void durationsAreReadable(Duration duration, String words) {
        assertThat(ProcessMapDrawing.words(duration)).isEqualTo(words);
    }

    @Property(tries = 200)
    void noBoxCoversAnotherAndTheSameGraphIsPlacedTheSameWay(@ForAll("graphs") List<Link> links) {
        Map<String, Box> boxes = links.stream()
                .flatMap(link -> List.of(link.from(), link.to()).stream())
                .distinct()
                .collect(Collectors.toMap(
                        name -> name, name -> new Box(80 + name.length() * 30, 40), (a, b) -> a, TreeMap::new));
        LayeredLayout layout = new LayeredLayout(boxes, links);

        List<Spot> spots = boxes.keySet().stream().map(layout::spot).toList();
        for (int i = 0; i < spots.size(); i++) {
            for (int j = i + 1; j < spots.size(); j++) {
                assertThat(apart(spots.get(i), spots.get(j))).isTrue();
            }
        }
        for (Link link : links) {
            boolean down =
                    layout.spot(link.from()).bottom() < layout.spot(link.to()).top();
            assertThat(down).isNotEqualTo(layout.isBackward(link));
        }
        LayeredLayout again = new LayeredLayout(boxes, links);
        boxes.keySet().forEach(box -> {
            assertThat(again.spot(box).x()).isEqualTo(layout.spot(box).x());
            assertThat(again.spot(box).y()).isEqualTo(layout.spot(box).y());
        });
    }

    @Provide
    Arbitrary<List<Link>> graphs() {
        Arbitrary<String> names = Arbitraries.of("a", "bb", "ccc", "d", "e", "f", "g");
        return Combinators.combine(names, names, Arbitraries.integers().between(1, 100))
                .as((from, to, weight) -> new Link(from, to, weight, 60))
                .filter(link -> !link.from().equals(link.to()))
                .list()
                .uniqueElements(link -> link.from() + " " + link.to())
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    private static boolean apart(Spot one, Spot other) {
        return one.right() <= other.left()
                || other.right() <= one.left()
                || one.bottom() <= other.top()
                || other.bottom() <= one.top();
    }

    private static Document parse(ProcessMapDrawing drawing) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(drawing.svg())));
    }

    private static List<String> texts(Document svg) {
        NodeList texts = svg.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(i -> texts.item(i).getTextContent())
                .toList();
    }

    /** Each step an hour after the one before it. */
    private static DirectlyFollowsGraph mine(String... cases) {
        DirectlyFollowsMiner miner = new DirectlyFollowsMiner();
        for (int c = 0; c < cases.length; c++) {
            String[] activities = cases[c].split(" ");
            for (int i = 0; i < activities.length; i++) {
                miner.ingest(new ActivityEvent("case " + c, activities[i], NINE.plus(Duration.ofHours(i))));
            }
        }
        return miner.graph();
    }
}
