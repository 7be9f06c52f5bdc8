package io.aftercare.reply.compose;

import io.aftercare.reply.Source;
import io.aftercare.reply.knowledge.Article;

/** Answers from the knowledge base in the article's own words, its steps in their order. */
final class KnowledgeStep implements Step {
    @Override
    public boolean applies(Situation situation, Draft draft) {
        return !situation.understandingMissing()
                && !draft.owedTo(Source.HANDOFF)
                && !situation.smalltalk()
                && !situation.correctsWithoutOrder()
                && !((draft.owedTo(Source.CASE) || draft.owedTo(Source.DECISION)) && !situation.asksHow())
                && !(draft.owedTo(Source.ORDER) && orderSaysItAll(situation))
                && situation.answer().isPresent();
    }

    @Override
    public void write(Situation situation, Draft draft) {
        quote(situation.answer().orElseThrow().article(), draft);
    }

    static void quote(Article article, Draft draft) {
        draft.newLine().owe(Source.KNOWLEDGE);
        for (String passage : article.passages()) {
            draft.quote(article, passage);
            draft.newLine();
        }
    }

    private static boolean orderSaysItAll(Situation situation) {
        return situation.orderTopic().filter(OrderTopics.Answer::enough).isPresent();
    }
}
