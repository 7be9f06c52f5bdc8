package io.aftercare.local.shop;

import static io.aftercare.local.shop.DemoCustomers.LIN_XIAO;
import static io.aftercare.local.shop.DemoCustomers.ZHOU_MIN;

import java.util.List;

/** The orders that documentation and tests quote by number: one for every situation that a reply must tell apart. */
record FixedOrders(Calendar calendar) {
    List<Order> all() {
        return List.of(
                lin("A1001", Product.POWER_BANK.times(1))
                        .placed(1)
                        .paid("wechat_pay")
                        .promisedToShip(1)
                        .told(),
                lin("A1002", Product.PILLOW.times(2))
                        .placed(3)
                        .paid("alipay")
                        .shipped(2, 4, 1)
                        .told(),
                lin("A1003", Product.DOWN_JACKET.times(1))
                        .placed(5)
                        .freight("8.00")
                        .paid("wechat_pay")
                        .delivered(1)
                        .told(),
                lin("A1004", Product.RICE_COOKER.times(1))
                        .placed(45)
                        .paid("card")
                        .delivered(40)
                        .told(),
                lin("A1005", Product.FACE_CREAM.times(1)).placed(0).told(),
                lin("A1006", Product.T_SHIRT.times(3, 1), Product.BED_LINEN.times(1))
                        .placed(12)
                        .paid("alipay")
                        .delivered(8)
                        .now(Order.Status.PARTLY_RETURNED)
                        .notes("一件 T 恤已退货退款 / one T-shirt came back and was refunded")
                        .told(),
                lin("A1007", Product.BRACELET.times(1))
                        .placed(9)
                        .paid("wechat_pay")
                        .delivered(2)
                        .notes("刻字：LX / engraving: LX")
                        .told(),
                lin("A1008", Product.ORANGES.times(1), Product.SALMON.times(1))
                        .placed(4)
                        .freight("12.00")
                        .paid("wechat_pay")
                        .delivered(0)
                        .told(),
                lin("A1009", Product.EARBUDS.times(1))
                        .placed(156)
                        .paid("card")
                        .delivered(152)
                        .invoiceIssued(150)
                        .told(),
                lin("A1010", Product.WATCH.times(1), Product.POWER_BANK.times(1))
                        .placed(7)
                        .coupon("SAVE100", "100.00")
                        .partlyBy("points", "28.00")
                        .partlyBy("gift_card", "200.00")
                        .paid("alipay")
                        .delivered(3)
                        .told(),
                lin("A1011", Product.BED_LINEN.times(1))
                        .placed(6)
                        .paid("wechat_pay")
                        .now(Order.Status.CANCELLED)
                        .notes("客户取消，已全额原路退款 / cancelled by the customer, refunded in full")
                        .told(),
                lin("A1012", Product.MEMBERSHIP.times(1))
                        .placed(3)
                        .paid("alipay")
                        .deliveredOnline(3)
                        .notes("已激活 / activated")
                        .told(),
                lin("A1013", Product.WASHING_MACHINE.times(1))
                        .placed(4)
                        .paid("card")
                        .shipped(3, 6, 0)
                        .invoiceRequested()
                        .notes("送货当日上门安装 / to be installed on the day of delivery")
                        .told(),
                lin("A1014", Product.BED_LINEN.times(1), Product.PILLOW.times(1))
                        .placed(4)
                        .paid("wechat_pay")
                        .promisedToShip(-1)
                        .told(),
                zhou("A2001", Product.EARBUDS.times(1))
                        .placed(1)
                        .paid("alipay")
                        .promisedToShip(1)
                        .told(),
                // For those who look at what came back: nobody else has refunded anything of these two.
                zhou("A2002", Product.DOWN_JACKET.times(1))
                        .placed(5)
                        .freight("8.00")
                        .paid("wechat_pay")
                        .delivered(1)
                        .told(),
                zhou("A2003", Product.DOWN_JACKET.times(1))
                        .placed(5)
                        .freight("8.00")
                        .paid("wechat_pay")
                        .delivered(1)
                        .told());
    }

    private OrderStory lin(String id, Order.Item... items) {
        return new OrderStory(calendar, id, LIN_XIAO, items);
    }

    private OrderStory zhou(String id, Order.Item... items) {
        return new OrderStory(calendar, id, ZHOU_MIN, items);
    }
}
