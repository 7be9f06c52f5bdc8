package io.aftercare.reply.proof;

import io.aftercare.reply.Sentence;
import io.aftercare.reply.knowledge.Article;

/** What sentences and articles have to pass on their way to a customer. Only who measures what it is worth puts in another. */
public interface Gate {
    Gate STRICT = new Gate() {
        @Override
        public Verifier.Verdict verify(Sentence sentence, Grounds grounds) {
            return Verifier.verify(sentence, grounds);
        }

        @Override
        public boolean mayQuote(Article article) {
            return ArticleCheck.fault(article).isEmpty();
        }
    };

    Verifier.Verdict verify(Sentence sentence, Grounds grounds);

    boolean mayQuote(Article article);
}
