package io.aftercare.reply.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The body of a Word document (Office Open XML, ECMA-376 part 1, chapter 17): paragraphs with their style, runs with
 * theirs. It is a ZIP of XML, which the JDK reads; a library for all of Office would bring thirty times the code and
 * reflection that a native image has to be told of. Comments, headers and footers are other parts, and not read.
 */
final class WordText {
    private static final String BODY = "word/document.xml";

    /** A file of 8 MB that unpacks to more is made to do harm. */
    private static final int LARGEST_BODY = 50_000_000;

    private static final XMLInputFactory XML = factory();

    private final SectionBuilder sections = new SectionBuilder("");
    private final StringBuilder paragraph = new StringBuilder();
    private boolean isHeading;
    private boolean isItem;
    private boolean runHidden;
    private int deleted;
    private boolean inText;
    private int hidden;

    private WordText() {}

    static ReadDocument read(byte[] bytes) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(BODY)) {
                    byte[] body = zip.readNBytes(LARGEST_BODY + 1);
                    if (body.length > LARGEST_BODY) {
                        throw new UnreadableDocument(
                                413, "document-too-large", "The document unpacks to more than 50 MB.");
                    }
                    return new WordText().parse(body);
                }
            }
        } catch (IOException | XMLStreamException e) {
            throw UnreadableDocument.damaged("Word", e);
        }
        throw UnreadableDocument.damaged("Word", null);
    }

    private ReadDocument parse(byte[] body) throws XMLStreamException {
        XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(body));
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml);
                case XMLStreamConstants.CHARACTERS -> text(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                default -> {
                    // Comments and instructions to programs are nobody's text.
                }
            }
        }
        return sections.document(hidden);
    }

    private void start(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "p" -> {
                isHeading = false;
                isItem = false;
                paragraph.setLength(0);
            }
            case "pStyle" -> isHeading |= value(xml).matches("(?i)(heading|berschrift|标题|title)[ ]?[1-3]?|[1-3]");
            case "outlineLvl" -> isHeading |= value(xml).matches("[0-2]");
            case "numPr" -> isItem = true;
            case "r" -> runHidden = false;
            case "vanish", "webHidden" -> runHidden |= isOn(value(xml));
            case "color" -> runHidden |= value(xml).equalsIgnoreCase("FFFFFF");
            case "sz" -> runHidden |= value(xml).matches("[0-4]");
            case "del", "moveFrom" -> deleted++;
            case "t" -> inText = true;
            case "br", "tab" -> paragraph.append(' ');
            default -> {
                // What else a document says concerns its looks.
            }
        }
    }

    private void text(String text) {
        if (!inText) {
            return;
        }
        if (runHidden || deleted > 0) {
            hidden += text.length();
        } else {
            paragraph.append(text);
        }
    }

    private void end(String element) {
        switch (element) {
            case "t" -> inText = false;
            case "del", "moveFrom" -> deleted--;
            case "p" -> {
                if (isHeading) {
                    sections.heading(paragraph.toString());
                } else {
                    sections.paragraph((isItem ? "- " : "") + paragraph);
                }
                paragraph.setLength(0);
            }
            default -> {
                // Nothing ends with it.
            }
        }
    }

    private static boolean isOn(String value) {
        return !value.matches("0|false|off");
    }

    private static String value(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals("val")) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    /** Nothing outside of the file is fetched, and no entity is grown. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
