package io.aftercare.local.launcher.load;

import io.aftercare.local.launcher.load.Plot.Language;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** What people ask the service while it is measured, how often, and how fast it is to answer in 95 of 100. */
enum Question {
    OPEN_CASES("open queue, cases", 15, 100) {
        @Override
        String path(Samples.Sample sample, Vocabulary words, SplittableRandom chance) {
            return "/v1/cases?status=open&department=" + any(OWNING, chance);
        }
    },
    OPEN_CASES_FURTHER_ON("open queue, cases, 100th page", 5, 100) {
        @Override
        String path(Samples.Sample sample, Vocabulary words, SplittableRandom chance) {
            return "/v1/cases?status=open&department=customer_service";
        }
    },
    OPEN_TASKS("open queue, tasks", 15, 100) {
        @Override
        String path(Samples.Sample sample, Vocabulary words, SplittableRandom chance) {
            return "/v1/tasks?status=open&department=" + any(WORKING, chance);
        }
    },
    COMMON_WORD("search, a common word", 10, 200) {
        @Override
        String path(Samples.Sample sample, Vocabulary words, SplittableRandom chance) {
            return search(any(List.of("退货", "退款", "投诉", "refund", "return", "照片"), chance));
        }
    },
    PRODUCT("search, a product", 10, 200) {
        @Override
        String path(Samples.Sample sample, Vocabulary words, SplittableRandom chance) {
            Language language = chance.nextBoolean() ? Language.ZH : Language.EN;
            return search(words.product(language, chance.nextInt(words.products(language))));
        }
    },
    RARE_WORDS("search, a rare pair of words", 10, 200) {
        @Override
        String path(Samples.Sample sample, Vocabulary words, SplittableRandom chance) {
            Language language = chance.nextBoolean() ? Language.ZH : Language.EN;
            String product = words.product(language, words.products(language) - 1 - chance.nextInt(5));
            return search(product + " " + Vocabulary.model(chance.nextLong(Long.MAX_VALUE)));
        }
    },
    UNKNOWN_WORD("search, a word that nobody wrote", 5, 200) {
        @Override
        String path(Samples.Sample sample, Vocabulary words, SplittableRandom chance) {
            return search(Vocabulary.parcel(chance.nextLong()));
        }
    },
    FILTERED_WORD("search, a common word among cases of one kind and status", 5, 200) {
        @Override
        String path(Samples.Sample sample, Vocabulary words, SplittableRandom chance) {
            return search(any(List.of("照片", "谢谢", "refund", "退款"), chance))
                    + "&kind=exchange&status=waiting_for_customer";
        }
    },
    CASE("case view", 15, 50) {
        @Override
        String path(Samples.Sample sample, Vocabulary words, SplittableRandom chance) {
            return "/v1/cases/" + sample.id();
        }
    },
    TALK("case view, with its messages", 10, 50) {
        @Override
        String path(Samples.Sample sample, Vocabulary words, SplittableRandom chance) {
            return "/v1/conversations/" + sample.conversation();
        }
    };

    private static final List<String> OWNING =
            List.of("customer_service", "finance", "technical", "logistics", "quality");
    private static final List<String> WORKING =
            List.of("customer_service", "finance", "technical", "logistics", "quality", "warehouse");

    private final String title;
    private final int share;
    private final double p95Millis;

    Question(String title, int share, double p95Millis) {
        this.title = title;
        this.share = share;
        this.p95Millis = p95Millis;
    }

    abstract String path(Samples.Sample sample, Vocabulary words, SplittableRandom chance);

    String title() {
        return title;
    }

    double p95Millis() {
        return p95Millis;
    }

    static Question drawn(SplittableRandom chance) {
        int drawn = chance.nextInt(
                List.of(values()).stream().mapToInt(it -> it.share).sum());
        for (Question question : values()) {
            if (drawn < question.share) {
                return question;
            }
            drawn -= question.share;
        }
        throw new IllegalStateException("shares do not add up");
    }

    private static String search(String words) {
        return "/v1/cases?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private static <T> T any(List<T> some, SplittableRandom chance) {
        return some.get(chance.nextInt(some.size()));
    }
}
