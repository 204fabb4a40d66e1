package dev.cadenza.neural.kokoro;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.neural.InstalledVoices;
import dev.cadenza.neural.phonemes.SpokenPiece;
import dev.cadenza.text.SpokenText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KokoroPhonemesTest {
  /** Right values by the dictionaries of the languages, in Kokoro's alphabet. */
  @ParameterizedTest
  @CsvSource({
    "en-us, en-US, day, dˈA",
    "en-us, en-US, my, mˈI",
    "en-us, en-US, house, hˈWs",
    "en-us, en-US, boy, bˈY",
    "en-us, en-US, boat, bˈOt",
    "en-us, en-US, church, ʧˈɜɹʧ",
    "en-us, en-US, judge, ʤˈʌʤ",
    "en-us, en-US, better, bˈɛTəɹ",
    "en-us, en-US, bird, bˈɜɹd",
    "en-us, en-US, hurry, hˈɜɹi",
    "en-us, en-US, little, lˈɪTᵊl",
    "en-us, en-US, button, bˈʌtᵊn",
    "en-us, en-US, see, sˈi",
    "en-us, en-US, more, mˈɔɹ",
    "en-us, en-US, fire, fˈIəɹ",
    "en, en-GB, boat, bˈQt",
    "en, en-GB, bird, bˈɜːd",
    "en, en-GB, near, nˈɪə",
    "en, en-GB, there, ðˈɛː",
    "en, en-GB, see, sˈiː",
    "en, en-GB, lot, lˈɒt",
    "es, es-ES, mucho, mˈuʧo",
    "es, es-ES, zorro, θˈoro",
    "fr, fr-FR, enfant, ɑ̃fˈɑ̃",
    "fr, fr-FR, tu, tˈy",
    "fr, fr-FR, jouent, ʒˈu",
    "fr, fr-FR, trois, tʁwˈa",
    "it, it-IT, pizza, pˈiʦːa",
    "it, it-IT, ciao, ʧˈao",
    "it, it-IT, uccelli, uʧːˈɛlli",
    "pt-br, pt-BR, dia, ʤˈiæ",
    "pt-br, pt-BR, coração, koɾasˈɐ̃ʊ̃",
    "hi, hi-IN, नमस्ते, nəmˈʌsteː",
  })
  void shouldKnowThePhonemesOfWords(String espeak, String language, String word, String phonemes) {
    assertThat(spoken(word, espeak, language).replace("ˌ", "")).isEqualTo(phonemes);
  }

  /** The same as espeak-ng's for the word, in Kokoro's alphabet. */
  @ParameterizedTest
  @CsvSource({
    "en-us, en-US, boat, boʊt",
    "en-us, en-US, church, ˈtʃɜːrtʃ",
    "en-us, en-US, allow, əˈlaʊ",
    "en, en-GB, there, ðˈeə",
    "fr, fr-FR, enfant, ɑ̃ˈfɑ̃",
    "it, it-IT, ciao, ˈtʃa.o",
    "es, es-ES, mucho, ˈmutʃo",
  })
  void shouldSpeakPhonemesLikeTheWord(String espeak, String language, String word, String ipa) {
    String marked = SpokenText.of("[ipa: x | " + ipa + "]!", language).text();

    assertThat(spoken(marked, espeak, language).replace("ˈ", ""))
        .isEqualTo(spoken(word + "!", espeak, language).replace("ˈ", ""));
  }

  @Test
  void shouldSpeakPhonemesAmongWords() {
    String text = SpokenText.of("I say [ipa: tomato | təˈmeɪtoʊ], you too.", "en-US").text();

    assertThat(spoken(text, "en-us", "en-US")).matches("\\S+ sˈA təmˈAtO, ju\\S* tˈu\\.");
    assertThat(pieces(text, "en-us")).extracting(SpokenPiece::word).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void shouldKeepPunctuationWhereASentencePauses() {
    assertThat(spoken("Hello, world! \"Yes\" — no... (so).", "en-us", "en-US"))
        .isEqualTo("həlˈO, wˈɜɹld! “jˈɛs” — nˈO… (sˈO).");
  }

  @Test
  void shouldNotPauseAtAPointThatEndsNoSentence() {
    assertThat(pieces("Mr. Smith met J. Brown at 3.14, etc. and left.", "en-us"))
        .extracting(SpokenPiece::after)
        .containsExactly("", "", "", "", "", "", ",", "", "", ".");
  }

  @Test
  void shouldGiveEachWordItsPhonemesWhereTheyAreJoined() {
    List<SpokenPiece> pieces = pieces("one of the 1859 birds", "en-us");

    assertThat(pieces).extracting(SpokenPiece::word).containsExactly(0, 1, 2, 3, 4);
    assertThat(pieces)
        .extracting(piece -> KokoroAlphabet.of("en-US").map(piece.phonemes()))
        .containsExactly("wˈʌn", "ʌv", "ðə", "wˈʌn θˈWzənd ˈAthˈʌndɹɪd fˈɪfti nˈIn", "bˈɜɹdz");
  }

  @Test
  void shouldLoseNothingOfAnUtteranceThatIsDivided() throws Exception {
    KokoroVocabulary vocabulary =
        KokoroVocabulary.read(InstalledVoices.folder("kokoro").resolve("vocabulary.json"));
    List<SpokenPiece> pieces = pieces("The cat, the dog and the bird; ".repeat(40), "en-us");

    List<Utterance> utterances = Utterance.of(pieces, KokoroAlphabet.of("en-US"), vocabulary);

    assertThat(utterances).hasSizeGreaterThan(1);
    assertThat(utterances).allMatch(utterance -> utterance.length() <= Utterance.LONGEST);
    List<Integer> words =
        utterances.stream()
            .flatMap(utterance -> utterance.tokens().stream())
            .filter(Utterance.Token::isPhoneme)
            .map(Utterance.Token::word)
            .distinct()
            .toList();
    assertThat(words).hasSize(280).isSorted();
    // Divided after marks, 2 and 3 are : and , in the vocabulary, 1 is ;.
    assertThat(utterances.subList(0, utterances.size() - 1))
        .extracting(utterance -> utterance.tokens().getLast().number())
        .isSubsetOf(1, 2, 3);
  }

  private static List<SpokenPiece> pieces(String text, String espeak) {
    return InstalledVoices.phonemizer().pieces(text, espeak);
  }

  private static String spoken(String text, String espeak, String language) {
    KokoroAlphabet alphabet = KokoroAlphabet.of(language);
    return pieces(text, espeak).stream()
        .map(piece -> piece.before() + alphabet.map(piece.phonemes()) + piece.after())
        .collect(joining(" "));
  }
}
