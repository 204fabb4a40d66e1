package dev.cadenza.tts;

import dev.cadenza.engines.Voice;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.narration.Cast;
import dev.cadenza.narration.Pause;
import dev.cadenza.narration.Sentence;
import dev.cadenza.text.Scripts;
import dev.cadenza.text.marks.TextMarks;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text in which each part has a voice that can read it. If the job does not set the speaker's
 * voice, text in another script gets a voice of its language; otherwise it is skipped.
 */
final class LegibleText {
  private final Engines engines;
  private final VoiceChoice choice;
  private final Cast cast;
  private final String whole;
  private final List<Sentence> sentences = new ArrayList<>();
  private final Map<String, Optional<Voice>> others = new LinkedHashMap<>();
  private final Map<Voice, Set<UnicodeScript>> unread = new LinkedHashMap<>();
  private final List<Integer> places = new ArrayList<>();
  private int leftOut;

  private LegibleText(List<Sentence> written, VoiceChoice choice, Cast cast, Engines engines) {
    this.engines = engines;
    this.choice = choice;
    this.cast = cast;
    this.whole = written.stream().map(LegibleText::heard).collect(Collectors.joining("\n"));
  }

  /**
   * @param cast contains a voice for every speaker
   * @throws PermanentFailure {@code nothing_to_say} if no voice can read any of it
   */
  static LegibleText of(List<Sentence> written, VoiceChoice choice, Cast cast, Engines engines) {
    LegibleText text = new LegibleText(written, choice, cast, engines);
    for (Sentence sentence : written) {
      text.places.add(text.sentences.size());
      text.add(sentence);
    }
    if (text.sentences.isEmpty() && text.leftOut > 0) {
      throw text.illegible();
    }
    return text;
  }

  private void add(Sentence sentence) {
    Voice voice = cast.voice(sentence);
    Scripts scripts = Scripts.of(voice.language());
    if (scripts.others(heard(sentence)) == 0) {
      sentences.add(sentence);
    } else if (choice.chose(sentence.speaker())) {
      leaveOut(heard(sentence), voice);
      if (scripts.anyIn(heard(sentence))) {
        sentences.add(sentence);
      }
    } else {
      addParts(sentence, voice, scripts);
    }
  }

  /** Its words in spoken form. */
  private static String heard(Sentence sentence) {
    return TextMarks.heard(sentence.text());
  }

  private void addParts(Sentence sentence, Voice own, Scripts scripts) {
    int before = sentences.size();
    for (Part part : Part.of(sentence.text(), scripts, whole)) {
      if (part.language().isEmpty() || other(part.language()).isPresent()) {
        sentences.add(new Sentence(sentence.speaker(), part.text(), Pause.NONE, part.language()));
      } else {
        leaveOut(part.text(), own);
      }
    }
    if (sentences.size() > before) {
      sentences.set(before, sentences.get(before).afterSilence(sentence.silence().before()));
      sentences.add(
          sentences
              .removeLast()
              .followedBy(sentence.pause())
              .beforeSilence(sentence.silence().after()));
    }
  }

  private Optional<Voice> other(String language) {
    return others.computeIfAbsent(language, this::voiceOf);
  }

  private Optional<Voice> voiceOf(String language) {
    return engines.speaks(language) ? Optional.of(engines.voiceFor(language)) : Optional.empty();
  }

  private void leaveOut(String text, Voice voice) {
    Scripts scripts = Scripts.of(voice.language());
    leftOut += scripts.others(text);
    Set<UnicodeScript> foreign = unread.computeIfAbsent(voice, _ -> new LinkedHashSet<>());
    Scripts.in(text).stream().filter(script -> !scripts.contains(script)).forEach(foreign::add);
  }

  private PermanentFailure illegible() {
    return new PermanentFailure(
        "nothing_to_say", "This text cannot be spoken: " + unread() + ". " + advice());
  }

  private String unread() {
    return unread.entrySet().stream()
        .map(it -> it.getKey().id() + " does not read " + names(it.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String names(Set<UnicodeScript> scripts) {
    return scripts.stream().map(Scripts::name).collect(Collectors.joining(", "));
  }

  private String advice() {
    String able =
        unread.values().stream()
            .flatMap(Set::stream)
            .distinct()
            .map(script -> voiceOf(Scripts.likelyLanguage(script, whole)))
            .flatMap(Optional::stream)
            .map(Voice::id)
            .distinct()
            .collect(Collectors.joining(", "));
    return able.isEmpty()
        ? "No available voice does; the voices are listed under /api/voices/."
        : "Omit the voice, or choose one that does: " + able + ".";
  }

  List<Sentence> sentences() {
    return sentences;
  }

  /**
   * The index of the first sentence that is spoken, from a written one on.
   *
   * @param written its index
   */
  int place(int written) {
    return places.get(written);
  }

  /** The cast with the voices for other scripts. */
  Cast cast() {
    Map<String, Voice> used = new LinkedHashMap<>();
    others.forEach((language, voice) -> voice.ifPresent(it -> used.put(language, it)));
    return new Cast(cast.voices(), used);
  }

  /** The number of letters that no voice can read. */
  int leftOut() {
    return leftOut;
  }

  /** The warning about skipped letters, if any. */
  Optional<String> warning() {
    return leftOut == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%,d %s skipped: %s. %s",
                leftOut,
                leftOut == 1 ? "character was" : "characters were",
                unread(),
                advice()));
  }

  /**
   * @param language empty for text that the speaker's voice supports
   */
  private record Part(String text, String language) {
    /**
     * Splits text where the script changes; signs, digits and marks belong to the text before them.
     */
    static List<Part> of(String text, Scripts scripts, String whole) {
      List<Part> parts = new ArrayList<>();
      StringBuilder part = new StringBuilder();
      String language = null;
      int at = 0;
      while (at < text.length()) {
        int afterMark = TextMarks.end(text, at);
        if (afterMark > 0) {
          part.append(text, at, afterMark);
          at = afterMark;
          continue;
        }
        int character = text.codePointAt(at);
        at += Character.charCount(character);
        if (Character.isLetter(character)) {
          UnicodeScript script = UnicodeScript.of(character);
          String other = scripts.contains(character) ? "" : Scripts.likelyLanguage(script, whole);
          if (language != null && !language.equals(other)) {
            add(part, language, parts);
          }
          language = other;
        }
        part.appendCodePoint(character);
      }
      add(part, language == null ? "" : language, parts);
      return parts;
    }

    private static void add(StringBuilder part, String language, List<Part> to) {
      String text = part.toString().strip();
      if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
        to.add(new Part(text, language));
      }
      part.setLength(0);
    }
  }
}
