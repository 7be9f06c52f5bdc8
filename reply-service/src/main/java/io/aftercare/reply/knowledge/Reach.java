package io.aftercare.reply.knowledge;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What an article is limited to; an empty list limits nothing. */
public record Reach(List<String> channels, List<String> products, List<String> orderStates) {
    public static final Reach EVERYWHERE = new Reach(List.of(), List.of(), List.of());

    public Reach {
        channels = codes(channels);
        products = codes(products);
        orderStates = codes(orderStates);
    }

    boolean covers(Scope scope) {
        return covers(channels, scope.channel() == null ? Set.of() : Set.of(scope.channel()))
                && covers(products, scope.products())
                && covers(orderStates, scope.orderState() == null ? Set.of() : Set.of(scope.orderState()));
    }

    private static boolean covers(Collection<String> limits, Set<String> said) {
        return limits.isEmpty() || said.isEmpty() || limits.stream().anyMatch(said::contains);
    }

    private static List<String> codes(List<String> codes) {
        if (codes == null) {
            return List.of();
        }
        return codes.stream().filter(code -> code != null).distinct().toList();
    }
}
