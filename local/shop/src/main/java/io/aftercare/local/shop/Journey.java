package io.aftercare.local.shop;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A parcel's way from one city over a hub to another; its scans are spread over the time that the way takes. */
record Journey(Carrier carrier, String trackingNumber, City from, City hub, City to) {
    /** A delivered parcel has been scanned this often. */
    static final int SCANS = 7;

    /** How far along the way (in percent of its time) each scan lies. */
    private static final int[] PERCENT = {0, 6, 40, 45, 85, 93, 100};

    enum Carrier {
        SF("顺丰速运", "SF Express", "SF"),
        JD("京东物流", "JD Logistics", "JDX"),
        YTO("圆通速递", "YTO Express", "YT"),
        ZTO("中通快递", "ZTO Express", "ZT");

        final String zh;
        final String en;
        final String prefix;

        Carrier(String zh, String en, String prefix) {
            this.zh = zh;
            this.en = en;
            this.prefix = prefix;
        }
    }

    enum City {
        SHENZHEN("深圳", "Shenzhen", "CN-GD"),
        HANGZHOU("杭州", "Hangzhou", "CN-ZJ"),
        WUHAN("武汉", "Wuhan", "CN-HB"),
        ZHENGZHOU("郑州", "Zhengzhou", "CN-HA"),
        BEIJING("北京", "Beijing", "CN-BJ"),
        SHANGHAI("上海", "Shanghai", "CN-SH"),
        CHENGDU("成都", "Chengdu", "CN-SC"),
        XIAN("西安", "Xi'an", "CN-SN");

        final Text name;

        /** The province, by ISO 3166-2. */
        final String region;

        City(String zh, String en, String region) {
            this.name = new Text(zh, en);
            this.region = region;
        }

        /** What the shop calls its warehouse there. */
        String warehouse() {
            return "WH-" + name();
        }
    }

    /** The parcel after its first {@code scans} scans, of a way that takes from {@code start} to {@code end}. */
    Order.Parcel after(int scans, Instant start, Instant end, Calendar calendar) {
        Duration way = Duration.between(start, end);
        List<Order.Scan> happened = IntStream.range(0, scans)
                .mapToObj(n -> scan(
                        n,
                        calendar.happened(
                                start.plus(way.multipliedBy(PERCENT[n]).dividedBy(100)))))
                .toList();
        return new Order.Parcel(
                carrier.zh, carrier.name().toLowerCase(Locale.ROOT), trackingNumber, status(scans), happened);
    }

    private static String status(int scans) {
        return switch (scans) {
            case SCANS -> "delivered";
            case SCANS - 1 -> "out_for_delivery";
            case 1 -> "picked_up";
            default -> "in_transit";
        };
    }

    private Order.Scan scan(int number, Instant at) {
        return switch (number) {
            case 0 -> scan(at, from, carrier.zh + "已揽收", "Picked up by " + carrier.en);
            case 1 -> scan(at, from, "已离开转运中心，发往" + hub.name.zh(), "Left the sorting centre for " + hub.name.en());
            case 2 -> scan(at, hub, "已到达转运中心", "Arrived at the sorting centre");
            case 3 -> scan(at, hub, "已离开转运中心，发往" + to.name.zh(), "Left the sorting centre for " + to.name.en());
            case 4 -> scan(at, to, "已到达派送网点", "Arrived at the delivery station");
            case 5 -> scan(at, to, "快递员正在派送", "Out for delivery with the courier");
            default -> scan(at, to, "已签收", "Delivered and signed for");
        };
    }

    private static Order.Scan scan(Instant at, City city, String zh, String en) {
        return new Order.Scan(at, city.name, new Text(zh, en));
    }
}
