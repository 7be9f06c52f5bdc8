package io.aftercare.local.launcher;

import io.aftercare.local.launcher.system.Ports;

/** What `up` ends with: where everything is, and what to try first. */
record Welcome(Ports ports) {
    String text() {
        return """

                  gateway    %s   the public API; the others are behind it
                  intent     %s   understands messages
                  reply      %s   knowledge base and replies
                  ticket     %s   conversations and cases
                  insight    %s   events, figures, process map
                  demo shop  %s   orders A1001 to A1014 are lin-xiao's
                  postgres   postgresql://localhost:%d/aftercare   user and password: aftercare
                  kafka      localhost:%d

                Try
                  ./aftercare ask "我想退换货，但不知道怎么操作。"
                  ./aftercare ask "我的订单怎么还没发货？" --order A1001
                  ./aftercare ask "我收到的商品有质量问题，要求退货。" --order A1003
                  ./aftercare ask "Where is my parcel?" --order A1002
                  ./aftercare chat      ./aftercare demo      ./aftercare status
                Stop with Ctrl-C here, or ./aftercare down; read along with ./aftercare logs -f
                """.formatted(
                        ports.url("gateway"),
                        ports.url("intent"),
                        ports.url("reply"),
                        ports.url("ticket"),
                        ports.url("insight"),
                        ports.url("shop"),
                        ports.of("postgres"),
                        ports.of("kafka"));
    }
}
