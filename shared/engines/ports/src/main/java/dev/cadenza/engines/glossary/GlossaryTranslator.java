package dev.cadenza.engines.glossary;

import static java.util.Objects.requireNonNull;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.Price;
import dev.cadenza.engines.Translator;
import dev.cadenza.jobs.parameters.terms.GlossaryEntry;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.Meter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A translator that translates the terms of a glossary as given.
 *
 * <p>Terms are replaced by invented names, which translators copy, and the names by the terms'
 * translations. If a translator did not copy a name, the sentence is translated unchanged, and the
 * translator's own translation of the term is replaced where it occurs. Otherwise the term is
 * {@link #missed}.
 */
public final class GlossaryTranslator implements Translator {
  private final Translator translator;
  private final List<GlossaryEntry> entries;
  private final AtomicInteger missed = new AtomicInteger();

  private GlossaryTranslator(Translator translator, List<GlossaryEntry> entries) {
    this.translator = requireNonNull(translator, "translator");
    this.entries = List.copyOf(entries);
  }

  /** The same translator, if there are no entries. */
  public static Translator of(Translator translator, List<GlossaryEntry> entries) {
    return entries.isEmpty() ? translator : new GlossaryTranslator(translator, entries);
  }

  /** The number of sentences so far of which a term could not be translated as given. */
  public int missed() {
    return missed.get();
  }

  /** A line for a job's log, if a translator has a glossary and could not always use it. */
  public static Optional<String> report(Translator translator) {
    return translator instanceof GlossaryTranslator checked && checked.missed() > 0
        ? Optional.of("sentences in which a term of the glossary is missing: " + checked.missed())
        : Optional.empty();
  }

  @Override
  public String name() {
    return translator.name();
  }

  @Override
  public Set<LanguagePair> pairs() {
    return translator.pairs();
  }

  @Override
  public Price price() {
    return translator.price();
  }

  @Override
  public Optional<Translator> metered(Meter meter) {
    return translator.metered(meter).map(it -> new GlossaryTranslator(it, entries));
  }

  @Override
  public List<String> translate(
      List<String> sentences, LanguagePair pair, Cancellation cancellation)
      throws IOException, InterruptedException {
    List<GlossaryTerm> terms =
        entries.stream()
            .map(entry -> new GlossaryTerm(entry, pair.from(), pair.to()))
            .sorted(
                Comparator.comparingInt((GlossaryTerm term) -> term.source().length()).reversed())
            .toList();
    List<Optional<ProtectedSentence>> safe =
        sentences.stream().map(sentence -> ProtectedSentence.of(sentence, terms)).toList();
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      sent.add(safe.get(i).map(ProtectedSentence::text).orElse(sentences.get(i)));
    }
    List<String> translated = translator.translate(sent, pair, cancellation);
    List<String> results = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      String translation = translated.get(i);
      Optional<String> restored =
          safe.get(i).isPresent()
              ? safe.get(i).get().restored(translation)
              : Optional.of(translation);
      results.add(
          restored.isPresent()
              ? restored.get()
              : corrected(sentences.get(i), terms, pair, cancellation));
    }
    return results;
  }

  /** Translates a sentence unchanged, and replaces the translations of its terms. */
  private String corrected(
      String sentence, List<GlossaryTerm> terms, LanguagePair pair, Cancellation cancellation)
      throws IOException, InterruptedException {
    String translation = translator.translate(List.of(sentence), pair, cancellation).getFirst();
    boolean all = true;
    for (GlossaryTerm term : terms) {
      Matcher found = term.in(sentence);
      if (found.find()) {
        String usual = translator.translate(List.of(found.group()), pair, cancellation).getFirst();
        String written = term.written(found);
        Pattern place =
            Pattern.compile(
                Pattern.quote(usual.strip().replaceAll("[.。]$", "")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        Matcher there = place.matcher(translation);
        boolean given = translation.contains(written);
        if (!given && there.find() && !there.group().isEmpty()) {
          translation = there.replaceAll(Matcher.quoteReplacement(written));
        } else {
          all &= given;
        }
      }
    }
    if (!all) {
      missed.incrementAndGet();
    }
    return translation;
  }
}
