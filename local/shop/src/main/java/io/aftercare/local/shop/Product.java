package io.aftercare.local.shop;

import java.util.List;

/** What the shop sells. */
record Product(String sku, String category, Text name, Money price, int warrantyMonths) {
    static final Product EARBUDS = new Product(
            "E-1001", "electronics", new Text("无线降噪耳机", "Wireless noise-cancelling earbuds"), Money.yuan("499.00"), 12);
    static final Product WATCH =
            new Product("E-1002", "electronics", new Text("智能手表", "Smart watch"), Money.yuan("899.00"), 12);
    static final Product POWER_BANK = new Product(
            "E-1003", "electronics", new Text("20000 毫安充电宝", "Power bank 20,000 mAh"), Money.yuan("129.00"), 12);
    static final Product ORANGES =
            new Product("F-2001", "fresh_food", new Text("爱媛果冻橙 5 斤", "Jelly oranges, 2.5 kg"), Money.yuan("59.90"), 0);
    static final Product SALMON = new Product(
            "F-2002", "fresh_food", new Text("冰鲜三文鱼 400 克", "Chilled salmon, 400 g"), Money.yuan("88.00"), 0);
    static final Product BRACELET = new Product(
            "C-3001", "custom_made", new Text("刻字银手链", "Engraved silver bracelet"), Money.yuan("268.00"), 0);
    static final Product PHOTO_BOOK =
            new Product("C-3002", "custom_made", new Text("定制照片书", "Custom photo book"), Money.yuan("99.00"), 0);
    static final Product DOWN_JACKET =
            new Product("L-4001", "clothing", new Text("轻薄羽绒服", "Light down jacket"), Money.yuan("459.00"), 0);
    static final Product T_SHIRT =
            new Product("L-4002", "clothing", new Text("纯棉 T 恤", "Cotton T-shirt"), Money.yuan("79.00"), 0);
    static final Product WASHING_MACHINE = new Product(
            "A-5001",
            "appliance",
            new Text("10 公斤滚筒洗衣机", "Front-loading washing machine, 10 kg"),
            Money.yuan("2499.00"),
            36);
    static final Product RICE_COOKER =
            new Product("A-5002", "appliance", new Text("电饭煲 4 升", "Rice cooker, 4 litres"), Money.yuan("329.00"), 12);
    static final Product MEMBERSHIP =
            new Product("D-6001", "digital", new Text("视频会员年卡", "Video membership, one year"), Money.yuan("198.00"), 0);
    static final Product PILLOW =
            new Product("H-7001", "home", new Text("天然乳胶枕", "Latex pillow"), Money.yuan("169.00"), 0);
    static final Product BED_LINEN =
            new Product("H-7002", "home", new Text("四件套床上用品", "Bed linen set, four pieces"), Money.yuan("299.00"), 0);
    static final Product FACE_CREAM = new Product(
            "M-8001", "cosmetics", new Text("保湿面霜 50 克", "Moisturising cream, 50 g"), Money.yuan("199.00"), 0);

    /** All that travels in a parcel and is not made to order, for the generated orders. */
    static final List<Product> ORDINARY = List.of(
            EARBUDS,
            WATCH,
            POWER_BANK,
            ORANGES,
            SALMON,
            DOWN_JACKET,
            T_SHIRT,
            RICE_COOKER,
            PILLOW,
            BED_LINEN,
            FACE_CREAM);

    Order.Item times(int quantity) {
        return times(quantity, 0);
    }

    Order.Item times(int quantity, int returned) {
        return new Order.Item(sku, name, category, quantity, price, returned, warrantyMonths, null);
    }
}
