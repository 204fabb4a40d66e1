package dev.cadenza.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpokenTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          It costs $49.95.             | It costs forty-nine dollars and ninety-five cents.
          $5m                          | five million dollars
          €5 or £3                     | five euros or three pounds
          5 € and 5,50 €               | five euros and five euros and fifty cents
          US$ 3bn                      | three billion US dollars
          ¥500, $1, $0.99, $1,234.50   | five hundred yen, one dollar, ninety-nine cents, one thousand two hundred thirty-four dollars and fifty cents
          $5-10, €1.5bn, 20 CHF        | five to ten dollars, one point five billion euros, twenty Swiss francs
          -$5, 50¢, $2k                | minus five dollars, fifty cents, two thousand dollars
          We met at 8:00.              | We met at eight o'clock.
          17:45, 8:05, 8am, 8:30 p.m.  | seventeen forty-five, eight oh five, eight A M, eight thirty P M.
          On 2026-03-12.               | On March twelfth, twenty twenty-six.
          12/03/2026                   | December third, twenty twenty-six
          March 12, 2026               | March twelfth, twenty twenty-six
          2026-03-12T17:45:00Z         | March twelfth, twenty twenty-six seventeen forty-five
          in 1984, the 1990s, 1939–45  | in nineteen eighty-four, the nineteen nineties, nineteen thirty-nine to forty-five
          5kg, 10 km/h, 25°C, 50%      | five kilograms, ten kilometers per hour, twenty-five degrees Celsius, fifty percent
          1 kg, 1.5 km, 6'2", 5-10%    | one kilogram, one point five kilometers, six feet two, five to ten percent
          the 1st, 2nd and 21st        | the first, second and twenty-first
          Chapter XIV.                 | Chapter fourteen.
          Louis XIV and World War II   | Louis the fourteenth and World War two
          XIV.                         | fourteen.
          5 St. James St.              | five Saint James Street.
          Dr. Smith, e.g. at 12 Elm Dr. | Doctor Smith, for example at twelve Elm Drive.
          Mr. Jones vs. Mrs. Brown etc. | Mister Jones versus Missus Brown et cetera.
          1,234.5 and 3.14 and 007     | one thousand two hundred thirty-four point five and three point one four and zero zero seven
          pages 5-10, v1.2.3           | pages five to ten, v one point two point three
          1/2, 3/4, 2½, 5/8            | one half, three quarters, two and a half, five eighths
          2 + 2 = 4, 5 - 3 = 2, 3 < 4  | two plus two equals four, five minus three equals two, three less than four
          +1 (555) 123-4567            | plus one, five five five, one two three, four five six seven
          The FBI, the US and NASA     | The F B I, the U S and NASA
          DO NOT ENTER THIS ROOM       | do not enter this room
          Great job 😀😀👍🏽 see https://example.com/a?b=c&d=e or mail a.b@example.org | Great job see example dot com or mail a dot b at example dot org
          Read (https://example.com/x). | Read (example dot com).
          # The **plan**               | The plan
          - a [link](https://a.b/c) and `code` | a link and code
          <p>AT&amp;T <i>says</i></p>  | A T and T says
          Wait!!! What?! :-)           | Wait! What?
          @anna likes #5 and #goodFood | at anna likes number five and hashtag good Food
          part II, Windows XP, 8) ok   | part two, Windows X P, eight) ok
          it's 5 o'clock               | it's five o'clock
          I'm in, it's fine - he said  | I'm in, it's fine, he said
          """)
  void shouldSayEnglishAsAPersonDoes(String written, String spoken) {
    assertThat(said(written, "en-US")).isEqualTo(spoken.replace("US dollars", "U S dollars"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          en-GB | 12/03/2026, 123 | March twelfth, twenty twenty-six, one hundred and twenty-three
          it | 1.234.567 euro | un milione duecentotrentaquattromilacinquecentosessantasette euro
          it | 5,50 € alle 17:45 | cinque euro e cinquanta centesimi alle diciassette e quarantacinque
          it | 12/03/2026, 3º piano, Luigi XIV, Sig.ra Rossi | dodici marzo duemilaventisei, terzo piano, Luigi quattordicesimo, signora Rossi
          es | 49,95 €, $5m | cuarenta y nueve euros con noventa y cinco céntimos, cinco millones de dólares
          es | 1.234,5 a las 17:45 | mil doscientos treinta y cuatro coma cinco a las diecisiete y cuarenta y cinco
          es | 2026-03-12, siglo XIX, 3.º piso, 5 kg | doce de marzo de dos mil veintiséis, siglo diecinueve, tercer piso, cinco kilogramos
          es | 200 páginas, 21 libros, Sr. López | doscientas páginas, veintiún libros, señor López
          es | 8 h y 5 kg                  | ocho horas y cinco kilogramos
          pt | 3º andar                    | terceiro andar
          pt | R$ 49,95 às 17h45 | quarenta e nove reais e noventa e cinco centavos às dezessete horas e quarenta e cinco
          pt | 2 pessoas, 50%, 12/03/2026 | duas pessoas, cinquenta por cento, doze de março de dois mil e vinte e seis
          fr | 49,95 € à 8h, 17h45 | quarante-neuf euros quatre-vingt-quinze à huit heures, dix-sept heures quarante-cinq
          fr | 1 234 567 au XIXe siècle, 5 M€ | un million deux cent trente-quatre mille cinq cent soixante-sept au dix-neuvième siècle, cinq millions d'euros
          fr | Louis XIV, M. Dupont, le 1er mars | Louis quatorze, monsieur Dupont, le premier mars
          de | 49,95 € um 8:00 Uhr, 1 € | neunundvierzig Euro fünfundneunzig um acht Uhr, ein Euro
          de | 1.234,5 und 5 Mio. € | eintausendzweihundertvierunddreißig Komma fünf und fünf Millionen Euro
          de | am 12.03.2026 und der 2. Mai | am zwölften März zweitausendsechsundzwanzig und der zweite Mai
          de | im 19. Jahrhundert, z. B. Dr. Müller, 1984 | im neunzehnten Jahrhundert, zum Beispiel Doktor Müller, neunzehnhundertvierundachtzig
          de | 25 °C, 10 km/h, 50 % | fünfundzwanzig Grad Celsius, zehn Kilometer pro Stunde, fünfzig Prozent
          ru | Это **важно** 😀: https://example.com/a?b=c | Это важно: example.com
          ja | 2026年3月12日 | 2026年3月12日
          mul | It costs $5 **now** | It costs $5 now
          """)
  void shouldFollowTheLanguage(String language, String written, String spoken) {
    assertThat(said(written, language)).isEqualTo(spoken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          en | 5 ft 10 in, .5 and ½ cup, a ½ | five feet ten inches, zero point five and one half cup, a one half
          en | Mon–Fri, 9 a.m.–5 p.m., 9:00-17:30 | Monday to Friday, nine A M to five P M, nine o'clock to seventeen thirty
          en | THIS IS VERY IMPORTANT! But NOT today. | this is very important! But not today.
          en | The FBI, CIA, NSA, EPA, FDA, IRS, and SEC | The F B I, C I A, N S A, E P A, F D A, I R S, and S E C
          en | Caf&eacute; &frac12; &pound;5 &ndash; &unknown; | Café one half five pounds, and unknown;
          es | el 3.er piso, 1er, 31 días, 2 mapas | el tercer piso, primer, treinta y un días, dos mapas
          es | Llama al 912 345 678, 24/7 | Llama al nueve uno dos, tres cuatro cinco, seis siete ocho, veinticuatro siete
          es | ESTO ES MUY IMPORTANTE. Pero la ONU nunca pide el DNI a nadie. | esto es muy importante. Pero la onu nunca pide el D N I a nadie.
          es | &iexcl;Ma&ntilde;ana! | ¡Mañana!
          pt | 2 dias, 2 mesas, 2 problemas | dois dias, duas mesas, dois problemas
          pt | (11) 91234-5678 | um um, nove um dois três quatro, cinco seis sete oito
          pt | n&atilde;o, a&ccedil;&atilde;o | não, ação
          fr | Le chat, De Gaulle, Ce Xe siècle, le 3/4/2025 | Le chat, De Gaulle, Ce dixième siècle, le trois avril deux mille vingt-cinq
          fr | 21 personnes, 1 table, 1 livre, 81 pages | vingt-et-une personnes, une table, un livre, quatre-vingt-une pages
          fr | 16 Go, 24h/24, 7j/7, 9h-17h30 | seize gigaoctets, vingt-quatre heures sur vingt-quatre, sept jours sur sept, neuf heures à dix-sept heures trente
          fr | C'EST TRÈS IMPORTANT. L'&eacute;t&eacute;, av. Foch | c'est très important. L'été, avenue Foch
          de | 1 Tisch, 1 Frau, 1 Zeitung, 21 Personen | ein Tisch, eine Frau, eine Zeitung, einundzwanzig Personen
          de | die 90er Jahre, in den 1990ern, der 1., am 3. und 4. Mai | die neunziger Jahre, in den neunzehnhundertneunzigern, der erste, am dritten und vierter Mai
          de | Elisabeth II. und Karl V. kamen, inkl. MwSt. | Elisabeth die zweite und Karl der fünfte kamen, inklusive Mehrwertsteuer.
          de | DAS IST SEHR WICHTIG. Aber NIE! &Uuml;ber | das ist sehr wichtig. Aber nie! Über
          """)
  void shouldSayWhatIsHard(String language, String written, String spoken) {
    assertThat(said(written, language)).isEqualTo(spoken);
  }

  @Test
  void shouldPauseBetweenTheCellsOfATable() {
    assertThat(said("| Name | 5 kg |", "en")).isEqualTo("Name, five kilograms");
  }

  @Test
  void shouldPassOverWhatCannotBeSeen() {
    assertThat(said("\uFEFFca\u00ADfe\u0301\u00A0\u200Bis\u2009o\u200Dk", "en"))
        .isEqualTo("café is ok");
    assertThat(said("ﬁne 𝐛𝐨𝐥𝐝 ５", "en")).isEqualTo("fine bold five");
  }

  @ParameterizedTest
  @ValueSource(strings = {"😀", "---", "***", "<br>", "![](a.png)", "👩‍👩‍👧", "[^1]", " "})
  void shouldFindNothingToSay(String written) {
    assertThat(SpokenText.of(written, "en").isSpeakable()).isFalse();
  }

  @Test
  void shouldKnowWhichWordsWereSpoken() {
    SpokenText spoken = SpokenText.of("Pay $5 million to **Dr. Smith** 😀 now.", "en");

    assertThat(spoken.writtenWords())
        .containsExactly("Pay", "$5", "million", "to", "**Dr.", "Smith**", "😀", "now.");
    assertThat(spoken.words())
        .containsExactly(
            new SpokenText.Word("Pay", 0, 0),
            new SpokenText.Word("five", 1, 2),
            new SpokenText.Word("million", 1, 2),
            new SpokenText.Word("dollars", 1, 2),
            new SpokenText.Word("to", 3, 3),
            new SpokenText.Word("Doctor", 4, 4),
            new SpokenText.Word("Smith", 5, 5),
            new SpokenText.Word("now.", 7, 7));
  }

  @Test
  void shouldLeaveOutWhatAVoiceCannotRead() {
    Scripts english = Scripts.of("en-US");

    assertThat(SpokenText.of("The word мир means peace.", "en", english).text())
        .isEqualTo("The word means peace.");
    assertThat(english.others("世界 мир")).isEqualTo(5);
    assertThat(Scripts.of("ru").others("мир and peace")).isZero();
    assertThat(Scripts.of("mul").others("世界")).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void shouldTakeWhateverIsWritten(long seed) {
    Random random = new Random(seed);
    int[] letters =
        "aZ é.,:;-–/$€%°#*_[](){}<>|\\`~@&'\"0123456789XIVkgm😀日\u200D\u0301\n "
            .codePoints()
            .toArray();
    for (String language : List.of("en", "es", "pt", "fr", "de", "it", "ru", "")) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 400; i++) {
        text.appendCodePoint(letters[random.nextInt(letters.length)]);
      }
      SpokenText spoken = SpokenText.of(text.toString(), language);

      int last = 0;
      for (SpokenText.Word word : spoken.words()) {
        assertThat(word.last()).isBetween(word.first(), spoken.writtenWords().size() - 1);
        assertThat(word.first()).isGreaterThanOrEqualTo(0);
        last = Math.max(last, word.last());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "1,", "[", "*", "a.", "<", "$1 ", "I", "http://a", "1-", "|", "_a", "1 000 "})
  void shouldTakeALongTextInItsStride(String piece) {
    String text = piece.repeat(800 / piece.length());

    assertTimeout(Duration.ofSeconds(10), () -> SpokenText.of(text, "en"));
    assertTimeout(Duration.ofSeconds(10), () -> SpokenText.of(text, "fr"));
  }

  private static String said(String written, String language) {
    return SpokenText.of(written, language).text();
  }
}
