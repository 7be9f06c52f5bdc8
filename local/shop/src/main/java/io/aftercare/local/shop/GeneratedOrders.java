package io.aftercare.local.shop;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Six orders for each generated customer, so that every state occurs many times; the same ones on every day. */
record GeneratedOrders(Calendar calendar) {
    private static final int FIRST_ID = 3001;
    private static final int EACH = 6;
    private static final String[] METHODS = {"wechat_pay", "alipay", "card"};

    List<Order> all() {
        return IntStream.range(0, DemoCustomers.GENERATED * EACH)
                .mapToObj(this::order)
                .toList();
    }

    private Order order(int index) {
        SplittableRandom random = new SplittableRandom(index);
        Product product = Product.ORDINARY.get(random.nextInt(Product.ORDINARY.size()));
        int quantity = random.nextInt(1, 4);
        int daysAgo = random.nextInt(0, 90);
        int state = index % 11;
        Order.Item item = switch (state) {
            case 8 -> product.times(quantity + 1, quantity);
            case 9 -> product.times(quantity, quantity);
            default -> product.times(quantity);
        };
        OrderStory story = new OrderStory(
                calendar, "A" + (FIRST_ID + index), DemoCustomers.id(index % DemoCustomers.GENERATED + 1), item);
        return tell(story, state, daysAgo, random).told();
    }

    private static OrderStory tell(OrderStory story, int state, int daysAgo, SplittableRandom random) {
        String method = METHODS[random.nextInt(METHODS.length)];
        if (random.nextInt(4) == 0) {
            story.coupon("WELCOME10", "10.00");
        }
        if (random.nextInt(3) == 0) {
            story.freight("8.00");
        }
        return switch (state) {
            case 0 -> story.placed(0);
            case 1 -> story.placed(1).paid(method).promisedToShip(1);
            case 2 -> story.placed(5).paid(method).promisedToShip(-2);
            case 3 -> story.placed(2).paid(method).shipped(1, 1 + random.nextInt(2), 2);
            case 4 -> story.placed(4).paid(method).shipped(2, 3 + random.nextInt(2), 1);
            case 5 -> story.placed(6).paid(method).shipped(3, 6, 0);
            case 6 ->
                story.placed(6).paid(method).delivered(random.nextInt(0, 3)).invoiceRequested();
            case 7 -> story.placed(daysAgo + 5).paid(method).delivered(daysAgo).invoiceIssued(Math.max(0, daysAgo - 1));
            case 8 ->
                story.placed(daysAgo + 9).paid(method).delivered(daysAgo + 4).now(Order.Status.PARTLY_RETURNED);
            case 9 ->
                story.placed(daysAgo + 12).paid(method).delivered(daysAgo + 8).now(Order.Status.RETURNED);
            default -> story.placed(daysAgo + 1).paid(method).now(Order.Status.CANCELLED);
        };
    }
}
