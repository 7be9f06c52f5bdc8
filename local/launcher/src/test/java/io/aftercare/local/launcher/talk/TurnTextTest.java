package io.aftercare.local.launcher.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TurnTextTest {
    private static final String TURN = """
            {"id":"m","conversationId":"c","message":{"text":"…"},
             "understanding":{"language":"zh","intents":[{"name":"return.request","confidence":0.9}]},
             "decision":{"orderState":"known","asks":[]},
             "reply":{"id":"r","language":"zh","text":"已为您登记退货。","source":"case","sentences":[
               {"text":"您好！","evidence":[{"kind":"phrase","id":"greeting"}]},
               {"text":"步骤：","evidence":[{"kind":"knowledge","id":"steps","version":"1","quote":"步骤："}]},
               {"text":"1. 打包","evidence":[{"kind":"knowledge","id":"steps","version":"1","quote":"1. 打包"}]},
               {"text":"已为您登记退货。","evidence":[{"kind":"case","id":"AC-100001"},
                {"kind":"knowledge","id":"return-steps","version":"1","quote":"退货步骤"}]}]},
             "case":{"id":"x","number":"AC-100001","kind":"return","status":"open","dueAt":"2026-11-24T02:00:00Z",
               "tasks":[{"id":"t","department":"quality","action":"assess_defect","dueAt":"2026-11-24T02:00:00Z","status":"open"}]},
             "missing":["decision"],
             "timings":{"storeMillis":1.4,"understandMillis":7,"decideMillis":5,"composeMillis":3,"recordMillis":2,"totalMillis":19}}
            """;

    private final TurnText text = new TurnText(new Paint(false), ZoneId.of("Asia/Shanghai"));

    @Test
    void aChineseTurnIsWrittenInChineseWithEvidenceCaseTasksAndTimes() {
        assertThat(text.of(Json.read(TURN, Turn.class))).isEqualTo("""
                        您好！
                            ↳ phrase greeting
                        步骤：
                        1. 打包
                            ↳ knowledge steps v1
                        已为您登记退货。
                            ↳ case AC-100001 · knowledge return-steps v1 “退货步骤”

                        回复     case  (return.request)
                        工单     AC-100001 · return · open · 截止 2026-11-24 10:00 +08:00
                                 quality: assess_defect · open · 截止 2026-11-24 10:00 +08:00
                        缺失     decision
                        耗时     存储 1 · 理解 7 · 决策 5 · 组织 3 · 记录 2 · 共 19 毫秒""");
    }

    @Test
    void anEnglishTurnWithoutCaseIsShort() {
        Turn turn = Json.read("""
                {"reply":{"language":"en","text":"Please tell me more.","source":"clarify"}}""", Turn.class);

        assertThat(text.of(turn)).isEqualTo("Please tell me more.\n\nReply    clarify  (none)");
    }
}
