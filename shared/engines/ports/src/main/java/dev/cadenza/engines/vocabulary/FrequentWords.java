package dev.cadenza.engines.vocabulary;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The most frequent words of a language, which no name takes the place of.
 *
 * @param words in lower case, without accents and apostrophes
 */
record FrequentWords(Set<String> words) {
  private static final FrequentWords NONE = new FrequentWords(Set.of());

  private static final Map<String, FrequentWords> BY_LANGUAGE =
      Map.of(
          "en",
          list(
              """
              a able about above across after again against ago all almost along already also always am
              among an and another any anyone anything are area around as ask asked at away back bad be
              became because become been before began begin behind being believe best better between big
              black body book both boy bring brought business but buy by call called came can car care
              case certain change child children city close cold come company could country course cut
              day days dead dear did different do does doing done door down during each early easy eat
              end enough even evening ever every everyone everything eyes face fact family far father few
              find fine first five follow food for four free friend friends from full game gave get girl
              give given go goes going gone good got great group had half hand happen hard has have having
              he head hear heard help her here high him himself his hold home hope hot hour hours house
              how however hundred i idea if im important in into is isnt it its itself job just keep kind
              knew know known large last late later least leave left less let life light like line little
              live long look lot love low made make man many may maybe me mean men might million mind
              minute money month more morning most mother move much must my name near need never new news
              next night nine no not nothing now number of off often oh ok okay old on once one only open
              or order other our out over own page part party pay people perhaps person place play point
              power problem put question quite ran read ready real really right room run said same saw say
              school second see seem seen sense service set seven several shall she should show side since
              sir six small so some someone something sometimes soon sort speak stand start state stay
              still stop story street such sun sure system take talk tell ten than thank that the their
              them then there these they thing think third this those though thought thousand three
              through time to today together told tomorrow too took top town tree true try turn two under
              understand until up upon us use used usually very voice wait walk want war was watch water
              way we week well went were what when where whether which while white who whole why will
              wind window winter with within without woman women word words work world would write year
              years yes yesterday yet you young your"""),
          "es",
          list(
              """
              a al algo alguien ahora ano anos antes aqui asi aun aunque bien bueno cada casa casi caso como
              con cosa cosas cual cuando cuanto da de del desde despues dia dias dice dijo donde dos el ella
              ellos en entonces entre era es esa ese eso esta este esto estaba estan estar estoy fue gente
              gran gracias ha haber hace hacer hacia han hasta hay hombre hoy la las le les lo los luego mas
              me mejor menos mi mientras mismo momento mucho mujer mundo muy nada nadie ni no noche nos
              nosotros nunca o otra otro para parece parte pero poco podemos por porque puede pues que quien
              quiere quiero sabe se sea senor ser si sido siempre sin sobre solo son soy su sus tal tambien
              tan tanto te tenemos tener tengo tiempo tiene tienen toda todo todos trabajo tres tu un una uno
              usted va vamos veces ver verdad vez vida voy y ya yo"""),
          "fr",
          list(
              """
              a ai alors apres au aujourdhui aussi autre autres aux avant avec avez avoir beaucoup bien bon bonne
              ca car ce cela celui ces cest cette chez chose comme comment dans de des deux dire dit donc du elle
              elles en encore enfant entre est et etait etaient ete etre eu faire fait femme fois grand homme ici
              il ils je jour la le les leur leurs lui ma maintenant mais maison me meme merci mes moi moins mon
              monde ne ni nom non nos notre nous nouveau on ont ou oui par parce parler pas pendant petit peu
              peut plus pour pourquoi quand que quel quelque qui quoi rien sa sans se sera ses si son sont sous
              suis sur ta temps tes toi ton toujours tous tout toute tres tu un une va vais venir vers vie voir
              votre vous vrai y"""),
          "de",
          list(
              """
              aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist
              da dabei damit dann darf das dass dein deine dem den denn der des deshalb dich die dies diese
              diesem diesen dieser dieses dir doch dort drei du durch ein eine einem einen einer eines einfach
              er es etwas euch ganz geben gegen gehen gehort geht gemacht genau gesagt gibt gut guten habe haben
              hat hatte hatten hier ich ihm ihn ihnen ihr ihre im immer in ist ja jahr jahre jede jeder jetzt
              kann kein keine kommen kommt konnen lange leben leute machen macht man mehr mein meine mich mir
              mit morgen muss nach nacht nein nicht nichts noch nun nur ob oder ohne sagen sagt schon sehen sehr
              sein seine sich sie sind so soll sondern tag tage uber um und uns unser unter viel viele vom von
              vor war waren warum was weg weil welt wenn wer werden wie wieder will wir wird wissen wo wollen
              worden wurde zeit zu zum zur zwei""")); // Names in other languages stay rarer than these.

  FrequentWords {
    words = Set.copyOf(words);
  }

  private static FrequentWords list(String text) {
    return new FrequentWords(Set.copyOf(List.of(text.strip().split("\\s+"))));
  }

  /** Those of a language; none without a list. */
  static FrequentWords of(String tag) {
    return BY_LANGUAGE.getOrDefault(Locale.forLanguageTag(tag).getLanguage(), NONE);
  }

  boolean has(String letters) {
    return words.contains(letters);
  }
}
