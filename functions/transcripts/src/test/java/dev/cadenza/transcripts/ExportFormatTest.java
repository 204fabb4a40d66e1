package dev.cadenza.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.media.subtitles.CueOptions;
import dev.cadenza.media.subtitles.CuePreset;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

final class ExportFormatTest {
  private static final TranscriptDocument UNNAMED =
      Samples.TALK.with(Samples.TALK.segments().stream().map(it -> it.withSpeaker("")).toList());

  private static String text(ExportFormat format, TranscriptDocument document) throws IOException {
    return new String(format.write(document, CueOptions.STANDARD), StandardCharsets.UTF_8);
  }

  @Test
  void shouldWriteText() throws IOException {
    assertThat(text(ExportFormat.TXT, Samples.TALK))
        .isEqualTo("Ann: Good morning, Bob.\n\nBob: Hello there. The bus is late.\n");
    assertThat(text(ExportFormat.TXT, UNNAMED))
        .isEqualTo("Good morning, Bob.\nHello there.\nThe bus is late.\n");
  }

  @Test
  void shouldWriteMarkdown() throws IOException {
    assertThat(text(ExportFormat.MD, Samples.TALK))
        .isEqualTo(
            """
            # Transcript

            **Ann** · **0:00:00**

            Good morning, Bob.

            **Bob** · **0:00:02**

            Hello there. The bus is late.
            """);
  }

  @Test
  void shouldEscapeWhatMarkdownInterprets() throws IOException {
    TranscriptDocument odd =
        Samples.TALK.with(
            List.of(
                Samples.passage("", 0, "1.", "<b>", "a*b"), Samples.passage("A_b", 4, "-", "x")));

    assertThat(text(ExportFormat.MD, odd)).contains("1\\. \\<b\\> a\\*b", "\\- x", "A\\_b");
  }

  @Test
  void shouldWriteATable() throws IOException {
    TranscriptDocument quoted =
        Samples.TALK.with(List.of(Samples.passage("Ann, \"the boss\"", 1, "One,", "two.")));

    assertThat(text(ExportFormat.CSV, quoted))
        .isEqualTo(
            "start,end,speaker,text,confidence\r\n"
                + "1.000,2.000,\"Ann, \"\"the boss\"\"\",\"One, two.\",0.500\r\n");
  }

  @Test
  void shouldWriteAllThereIsAsJson() throws IOException {
    assertThat(
            JsonMapper.builder()
                .build()
                .readValue(
                    ExportFormat.JSON.write(Samples.TALK, CueOptions.STANDARD),
                    TranscriptDocument.class))
        .isEqualTo(Samples.TALK);
    assertThat(text(ExportFormat.JSON, Samples.TALK))
        .contains("\"speakers\" : [ \"Ann\", \"Bob\" ]", "\"word\" : \"morning,\"");
  }

  @Test
  void shouldWriteSubtitles() throws IOException {
    assertThat(text(ExportFormat.SRT, UNNAMED)).contains("1\n00:00:00,000 --> ", "Hello there.");
    assertThat(text(ExportFormat.VTT, UNNAMED)).startsWith("WEBVTT\n\n00:00:00.000 --> ");
    assertThat(text(ExportFormat.SRT, Samples.TALK)).contains("Ann: Good morning, Bob.");
    assertThat(text(ExportFormat.VTT, Samples.TALK)).contains("<v Ann>Good morning, Bob.");
    assertThat(text(ExportFormat.ASS, Samples.TALK)).contains("Dialogue: ", "Good morning, Bob.");
  }

  @Test
  void shouldKeepTheLimitsOfSubtitles() throws IOException {
    byte[] tiktok = ExportFormat.SRT.write(UNNAMED, CuePreset.TIKTOK.options());

    assertThat(new String(tiktok, StandardCharsets.UTF_8))
        .contains("Good morning, Bob.\n", "The bus is late.\n")
        .doesNotContain("Hello there. The");
  }

  @Test
  void shouldWriteADocument() throws Exception {
    TranscriptDocument odd =
        Samples.TALK.with(List.of(Samples.passage("Ann", 1, "a<b>", "&", "\u0007c")));

    Map<String, String> parts = new LinkedHashMap<>();
    try (ZipInputStream zip =
        new ZipInputStream(
            new ByteArrayInputStream(ExportFormat.DOCX.write(odd, CueOptions.STANDARD)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }

    assertThat(parts.keySet())
        .containsExactly(
            "[Content_Types].xml",
            "_rels/.rels",
            "word/document.xml",
            "word/_rels/document.xml.rels",
            "word/styles.xml");
    for (String part : parts.values()) {
      parsed(part);
    }
    NodeList texts = parsed(parts.get("word/document.xml")).getElementsByTagNameNS("*", "t");
    assertThat(texts.item(1).getTextContent()).isEqualTo("Ann · 0:00:01");
    assertThat(texts.item(2).getTextContent()).isEqualTo("a<b> &  c");
  }

  private static Document parsed(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newNSInstance();
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }
}
