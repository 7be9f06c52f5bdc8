package io.aftercare.local.shop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Two customers whom the documentation quotes, and sixty more, every third of whom writes English. */
final class DemoCustomers {
    static final String LIN_XIAO = "lin-xiao";
    static final String ZHOU_MIN = "zhou-min";
    static final int GENERATED = 60;

    private static final String[] SURNAMES = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "吴", "徐"};
    private static final String[] GIVEN = {"伟", "静怡", "浩然", "雨桐", "建国", "子涵", "丽"};
    private static final String[] ENGLISH_SURNAMES = {"Clarke", "Novak", "Silva", "Meyer", "Okafor"};
    private static final String[] ENGLISH_GIVEN = {"Emma", "Liam", "Sofia", "Noah", "Mia", "Lucas", "Ava"};
    private static final List<String> TIERS = List.of("regular", "regular", "silver", "regular", "gold");

    private DemoCustomers() {}

    static Map<String, Customer> all() {
        Map<String, Customer> customers = new LinkedHashMap<>();
        customers.put(LIN_XIAO, new Customer(LIN_XIAO, "林晓", "silver", "zh-CN"));
        customers.put(ZHOU_MIN, new Customer(ZHOU_MIN, "周敏", "regular", "zh-CN"));
        IntStream.rangeClosed(1, GENERATED).forEach(n -> customers.put(id(n), generated(n)));
        return customers;
    }

    /** c-001 to c-060. */
    static String id(int number) {
        return String.format(Locale.ROOT, "c-%03d", number);
    }

    private static Customer generated(int n) {
        boolean english = n % 3 == 0;
        String name = english
                ? ENGLISH_GIVEN[n % ENGLISH_GIVEN.length] + " " + ENGLISH_SURNAMES[n % ENGLISH_SURNAMES.length]
                : SURNAMES[n % SURNAMES.length] + GIVEN[n % GIVEN.length];
        return new Customer(id(n), name, TIERS.get(n % TIERS.size()), english ? "en" : "zh-CN");
    }
}
