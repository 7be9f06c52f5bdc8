package io.aftercare.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordPiecesTest {
    private static final List<Character> COMMON = IntStream.rangeClosed(0, Character.MAX_VALUE)
            .mapToObj(code -> (char) code)
            .filter(character -> Sign.of(character) != Sign.UNCOMMON)
            .toList();
    private static final int RANDOM_TEXTS = 20_000;

    /** As BGE has it, which tells capitals apart, and as our models have it. */
    private final List<Reader> readers = List.of(Reader.of(false), Reader.of(true));

    private record Reader(Tokenizer library, WordPieces words) {
        static Reader of(boolean smallLetters) {
            String bge = new String(Bge.TOKENIZER.read(), StandardCharsets.UTF_8);
            assertThat(bge).contains("\"lowercase\": false");
            byte[] json = bge.replace("\"lowercase\": false", "\"lowercase\": " + smallLetters)
                    .getBytes(StandardCharsets.UTF_8);
            return new Reader(
                    Tokenizer.load(ModelSource.bytes("tokenizer.json", json)),
                    WordPieces.of(json).orElseThrow());
        }
    }

    @AfterEach
    void close() {
        readers.forEach(reader -> reader.library().close());
    }

    private void assertLikeTheLibrary(String text) {
        for (Reader reader : readers) {
            Pieces library = reader.library().libraryPieces(text);

            Pieces ours = reader.words().pieces(text).orElseThrow();

            assertThat(ours.ids()).as(text).isEqualTo(library.ids());
            assertThat(ours.spans()).as(text).isEqualTo(library.spans());
        }
    }

    @Test
    void everyCommonCharacterIsReadAsTheLibraryReadsIt() {
        COMMON.forEach(character -> assertLikeTheLibrary(character + "退a" + character + "b" + character));
    }

    @Test
    void textsOfCommonCharactersAreReadAsTheLibraryReadsThem() {
        Random random = new Random(1);
        for (int i = 0; i < RANDOM_TEXTS; i++) {
            assertLikeTheLibrary(random.ints(random.nextInt(40), 0, COMMON.size())
                    .mapToObj(COMMON::get)
                    .map(character -> random.nextInt(3) > 0 ? (char) ('a' + character % 26) : character)
                    .map(String::valueOf)
                    .collect(Collectors.joining()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "退货",
                "The charger SHOCKED me, order A1001!!",
                "我的订单Ａ１００１，￥129.00元…什么时候退？",
                "supercalifragilisticexpialidocious unaffable e-mail it's 3.14%",
                "订单\n\t号：2024-11-11　（急）"
            })
    void messagesAreReadAsTheLibraryReadsThem(String text) {
        assertLikeTheLibrary(text);
    }

    @Test
    void aWordThatIsTooLongIsUnknownAsAWhole() {
        assertLikeTheLibrary("a".repeat(100) + " " + "b".repeat(101) + "退");
    }

    @ParameterizedTest
    @ValueSource(strings = {"退[SEP]货", "😡", "é", "𠮷", "\u0000", "ß", "한", "\uFEFF退"})
    void whatIsNotCommonIsLeftToTheLibrary(String text) {
        for (Reader reader : readers) {
            assertThat(reader.words().pieces(text)).isEmpty();
            assertThat(reader.library().pieces(text).ids())
                    .isEqualTo(reader.library().libraryPieces(text).ids());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"normalizer\": null, \"model\": {\"type\": \"BPE\"}}",
                "{\"normalizer\": {\"type\": \"BertNormalizer\", \"clean_text\": true, \"handle_chinese_chars\": true,"
                        + " \"lowercase\": true}, \"pre_tokenizer\": {\"type\": \"BertPreTokenizer\"},"
                        + " \"model\": {\"type\": \"WordPiece\", \"continuing_subword_prefix\": \"@@\"}}"
            })
    void anotherKindOfTokenizerIsLeftToTheLibrary(String json) {
        assertThat(WordPieces.of(json.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}
