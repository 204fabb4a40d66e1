package dev.cadenza.stt;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.Translator;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.engines.glossary.GlossaryTranslator;
import dev.cadenza.jobs.parameters.terms.GlossaryEntry;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.subtitles.CueDraft;
import dev.cadenza.media.subtitles.CueLayout;
import dev.cadenza.media.subtitles.LabelledText;
import dev.cadenza.media.subtitles.SubtitleFormat;
import dev.cadenza.pipeline.Segments;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.files.WorkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A transcript in another language.
 *
 * @param language the target language; empty without a translation
 * @param translator the translator's name; empty without a translation
 * @param texts of the transcript's segments
 */
record Translation(String language, String translator, List<String> texts) {
  /** Enough context for a model, but few enough for frequent progress updates. */
  private static final int AT_ONCE = 10;

  /** None. */
  static final Translation NONE = new Translation("", "", List.of());

  Translation {
    texts = List.copyOf(texts);
  }

  /** Some of the texts, translated together. */
  record Texts(List<String> texts) {
    Texts {
      texts = List.copyOf(texts);
    }
  }

  static Translation of(
      Transcript transcript,
      LanguagePair pair,
      Engines engines,
      List<GlossaryEntry> glossary,
      StepContext context)
      throws Exception {
    Translator translator = GlossaryTranslator.of(engines.translators().translator(pair), glossary);
    List<Transcript.Segment> segments = transcript.segments();
    Segments<Texts, Texts> translating = translating(translator, pair, glossary, context);
    List<String> texts = new ArrayList<>(segments.size());
    for (int from = 0; from < segments.size(); from += AT_ONCE) {
      List<String> some =
          segments.subList(from, Math.min(segments.size(), from + AT_ONCE)).stream()
              .map(Transcript.Segment::text)
              .toList();
      texts.addAll(context.segments().once(new Texts(some), translating).texts());
      context.progress((double) texts.size() / segments.size());
    }
    GlossaryTranslator.report(translator).ifPresent(context::log);
    return new Translation(pair.to(), translator.name(), texts);
  }

  /**
   * The translation of a recognizer that translates speech itself.
   *
   * @param translated the same recording in the other language, whose channels are those of the
   *     transcript
   * @param transcript gets the words that are said during its segments
   */
  static Translation heard(Heard translated, Labelled transcript, String recognizer) {
    List<Transcript.Segment> segments = transcript.transcript().segments();
    List<String> texts = new ArrayList<>(Collections.nCopies(segments.size(), ""));
    for (int channel :
        new TreeSet<>(translated.channels().isEmpty() ? List.of(0) : translated.channels())) {
      List<Integer> own =
          IntStream.range(0, segments.size())
              .filter(
                  i -> channel == 0 || transcript.labels().get(i).equals(Labelled.channel(channel)))
              .boxed()
              .toList();
      List<String> words =
          translated.ofChannel(channel).textsDuring(own.stream().map(segments::get).toList());
      for (int i = 0; i < own.size(); i++) {
        texts.set(own.get(i), words.get(i));
      }
    }
    return new Translation(translated.language(), recognizer, texts);
  }

  private static Segments<Texts, Texts> translating(
      Translator translator, LanguagePair pair, List<GlossaryEntry> glossary, StepContext context) {
    String terms = glossary.isEmpty() ? "" : " " + glossary;
    return new Segments<>(
        "translation",
        Texts.class,
        some -> translator.name() + " " + pair + terms + " " + some.texts(),
        _ -> 1,
        (some, _) -> new Texts(translator.translate(some.texts(), pair, context::cancelled)));
  }

  /**
   * The files of the translation, if any; its subtitles have the times of the transcript's
   * segments.
   *
   * @param seconds the duration of the recording
   */
  List<WorkFile> write(Labelled labelled, double seconds, CaptionOrder order, StepContext context)
      throws IOException {
    if (language.isEmpty()) {
      return List.of();
    }
    WorkFile text = new WorkFile("translation.txt");
    Files.writeString(context.path(text), text(labelled));
    List<WorkFile> files = new ArrayList<>(List.of(text));
    for (SubtitleFormat format : SubtitleFormat.values()) {
      WorkFile file = new WorkFile("translation." + format.extension());
      Files.writeString(context.path(file), subtitles(format, labelled, seconds, order));
      files.add(file);
    }
    files.addAll(
        CaptionOrder.write(
            labels(labelled, order)
                .more(
                    "translation", order.formats(), sentences(labelled), new TimeSpan(0, seconds)),
            context));
    return files;
  }

  String text(Labelled labelled) {
    return labels(labelled, CaptionOrder.STANDARD)
        .plain(written().stream().map(texts::get).toList());
  }

  String subtitles(SubtitleFormat format, Labelled labelled, double seconds, CaptionOrder order) {
    return labels(labelled, order).subtitles(format, sentences(labelled), new TimeSpan(0, seconds));
  }

  /** The subtitles without the names of speakers. */
  List<CueDraft> drafts(Labelled labelled, double seconds, CaptionOrder order) {
    return CueLayout.drafts(
        sentences(labelled), new TimeSpan(0, seconds), order.options().in(language));
  }

  private List<List<TimedWord>> sentences(Labelled labelled) {
    List<List<TimedWord>> sentences = new ArrayList<>(texts.size());
    for (int i : written()) {
      Transcript.Segment segment = labelled.transcript().segments().get(i);
      sentences.add(TimedWord.spread(texts.get(i), new TimeSpan(segment.start(), segment.end())));
    }
    return sentences;
  }

  private LabelledText labels(Labelled labelled, CaptionOrder order) {
    return new LabelledText(
        labelled.labels().isEmpty()
            ? List.of()
            : written().stream().map(labelled.labels()::get).toList(),
        order.options().in(language));
  }

  /** A recognizer that translates may leave a segment without words. */
  private List<Integer> written() {
    return IntStream.range(0, texts.size()).filter(i -> !texts.get(i).isBlank()).boxed().toList();
  }

  void describe(Map<String, Object> metadata) {
    if (!language.isEmpty()) {
      metadata.put("translated_to", language);
      metadata.put("translator", translator);
    }
  }
}
