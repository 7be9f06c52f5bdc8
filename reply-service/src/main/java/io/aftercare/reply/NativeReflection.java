package io.aftercare.reply;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttributeImpl;
import org.apache.lucene.analysis.tokenattributes.CharTermAttributeImpl;
import org.apache.lucene.analysis.tokenattributes.FlagsAttributeImpl;
import org.apache.lucene.analysis.tokenattributes.KeywordAttributeImpl;
import org.apache.lucene.analysis.tokenattributes.OffsetAttributeImpl;
import org.apache.lucene.analysis.tokenattributes.PackedTokenAttributeImpl;
import org.apache.lucene.analysis.tokenattributes.PayloadAttributeImpl;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttributeImpl;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttributeImpl;
import org.apache.lucene.analysis.tokenattributes.SentenceAttributeImpl;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttributeImpl;
import org.apache.lucene.analysis.tokenattributes.TypeAttributeImpl;
import org.apache.lucene.search.BoostAttributeImpl;
import org.apache.lucene.search.MaxNonCompetitiveBoostAttributeImpl;

/**
 * What a native image has to be told of. Lucene makes the attributes of its tokens by name: each needs its constructor.
 * An index in memory (ByteBuffersDirectory) needs no more. What Jackson reads for the policy and for files says so itself.
 * What PDFBox needs comes with quarkus-pdfbox.
 */
@RegisterForReflection(
        targets = {
            BytesTermAttributeImpl.class,
            CharTermAttributeImpl.class,
            FlagsAttributeImpl.class,
            KeywordAttributeImpl.class,
            OffsetAttributeImpl.class,
            PackedTokenAttributeImpl.class,
            PayloadAttributeImpl.class,
            PositionIncrementAttributeImpl.class,
            PositionLengthAttributeImpl.class,
            SentenceAttributeImpl.class,
            TermFrequencyAttributeImpl.class,
            TypeAttributeImpl.class,
            BoostAttributeImpl.class,
            MaxNonCompetitiveBoostAttributeImpl.class
        })
final class NativeReflection {
    private NativeReflection() {}
}
