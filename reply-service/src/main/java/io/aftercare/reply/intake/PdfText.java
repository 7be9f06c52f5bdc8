package io.aftercare.reply.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorN;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorSpace;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceCMYKColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceGrayColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceRGBColor;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * The lines of a PDF, put together to paragraphs where they stand close; larger lines are headings. Letters that are
 * drawn invisibly, in white or too small to be read are left out. PDFBox, because PDF cannot be read without a library.
 */
final class PdfText {
    private static final float SMALLEST = 3;
    private static final float HEADING = 1.15f;
    private static final int MOST_PAGES = 500;
    private static final String END_OF_SENTENCE = ".*[。！？.!?：:；;]$";

    private PdfText() {}

    private record Line(String text, float size) {}

    static ReadDocument read(byte[] bytes) {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            if (document.getNumberOfPages() > MOST_PAGES) {
                throw new UnreadableDocument(413, "document-too-large", "A PDF has at most " + MOST_PAGES + " pages.");
            }
            Stripper stripper = new Stripper();
            stripper.getText(document);
            return sections(stripper.lines, stripper.hidden);
        } catch (InvalidPasswordException e) {
            throw new UnreadableDocument(422, "document-locked", "The PDF asks for a password: save it without one.");
        } catch (IOException e) {
            throw UnreadableDocument.damaged("PDF", e);
        }
    }

    private static ReadDocument sections(List<Line> lines, int hidden) {
        float usual = usualSize(lines);
        SectionBuilder sections = new SectionBuilder("");
        StringBuilder paragraph = new StringBuilder();
        for (Line line : lines) {
            boolean heading = line.size() > usual * HEADING;
            boolean step = line.text().matches("(\\d+[.、)]|[-•·*])\\s*\\S.*");
            if ((line.text().isEmpty() || heading || step) && !paragraph.isEmpty()) {
                sections.paragraph(paragraph.toString());
                paragraph.setLength(0);
            }
            if (heading) {
                sections.heading(line.text());
            } else if (!line.text().isEmpty()) {
                boolean latin = !paragraph.isEmpty() && paragraph.charAt(paragraph.length() - 1) < 0x2E80;
                paragraph.append(latin ? " " : "").append(line.text().replaceFirst("^[•·*]\\s*", "- "));
                if (step && line.text().matches(END_OF_SENTENCE)) {
                    sections.paragraph(paragraph.toString());
                    paragraph.setLength(0);
                }
            }
        }
        sections.paragraph(paragraph.toString());
        return sections.document(hidden);
    }

    /** The size of the letters in the middle of all. */
    private static float usualSize(List<Line> lines) {
        List<Float> sizes = new ArrayList<>();
        lines.forEach(line -> line.text().chars().forEach(c -> sizes.add(line.size())));
        sizes.sort(null);
        return sizes.isEmpty() ? 0 : sizes.get(sizes.size() / 2);
    }

    private static final class Stripper extends PDFTextStripper {
        private final List<Line> lines = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();
        private float size;
        private int hidden;

        Stripper() {
            setSortByPosition(true);
            setParagraphStart("");
            // Colours are of no interest to the text alone, so the operators that set them have to be asked for.
            addOperator(new SetNonStrokingColorSpace(this));
            addOperator(new SetNonStrokingColor(this));
            addOperator(new SetNonStrokingColorN(this));
            addOperator(new SetNonStrokingDeviceGrayColor(this));
            addOperator(new SetNonStrokingDeviceRGBColor(this));
            addOperator(new SetNonStrokingDeviceCMYKColor(this));
        }

        @Override
        protected void processTextPosition(TextPosition text) {
            if (isSeen(text)) {
                super.processTextPosition(text);
            } else {
                hidden += text.getUnicode() == null ? 1 : text.getUnicode().length();
            }
        }

        @Override
        protected void writeString(String text, List<TextPosition> positions) {
            line.append(text);
            positions.forEach(
                    position -> size = Math.max(size, position.getHeightDir() > 0 ? position.getFontSizeInPt() : 0));
        }

        @Override
        protected void writeWordSeparator() {
            line.append(' ');
        }

        @Override
        protected void writeLineSeparator() {
            endLine();
        }

        @Override
        protected void writeParagraphEnd() {
            endLine();
            lines.add(new Line("", 0));
        }

        @Override
        protected void writePageEnd() {
            endLine();
        }

        private void endLine() {
            String text = line.toString().strip();
            if (!text.isEmpty()) {
                lines.add(new Line(text, size));
            }
            line.setLength(0);
            size = 0;
        }

        private boolean isSeen(TextPosition text) {
            RenderingMode mode = getGraphicsState().getTextState().getRenderingMode();
            boolean drawn = mode != RenderingMode.NEITHER && mode != RenderingMode.NEITHER_CLIP;
            return drawn
                    && text.getFontSizeInPt() >= SMALLEST
                    && !isWhite(getGraphicsState().getNonStrokingColor());
        }

        private static boolean isWhite(PDColor colour) {
            try {
                return (colour.toRGB() & 0xF0F0F0) == 0xF0F0F0;
            } catch (IOException | RuntimeException patternOrUnknown) {
                return false;
            }
        }
    }
}
