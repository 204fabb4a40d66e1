package dev.cadenza.text.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The named characters of HTML 4: Latin-1, punctuation and currencies. */
final class Entities {
  private static final int FIRST = 160;

  /** In the order of their code points, from 160 to 255. */
  private static final String LATIN =
      """
      nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr
      deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest
      Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml
      ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig
      agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml
      eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
      """;

  private static final Map<String, String> CHARACTERS = new HashMap<>();

  static {
    int code = FIRST;
    for (String name : LATIN.strip().split("\\s+")) {
      CHARACTERS.put(name, Character.toString(code));
      code++;
    }
    CHARACTERS.put("nbsp", " ");
    CHARACTERS.put("shy", "");
    for (String pair :
        """
        amp & lt < gt > quot " apos ' hellip … mdash — ndash – lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „
        lsaquo ‹ rsaquo › euro € trade ™ bull • OElig Œ oelig œ Scaron Š scaron š Yuml Ÿ le ≤ ge ≥ ne ≠ minus −
        infin ∞ asymp ≈ rarr → larr ← permil ‰
        """
            .strip()
            .split("(?<=\\s\\S)\\s+")) {
      String[] parts = pair.split(" ");
      CHARACTERS.put(parts[0], parts[1]);
    }
    for (String space : new String[] {"ensp", "emsp", "thinsp"}) {
      CHARACTERS.put(space, " ");
    }
    for (String invisible : new String[] {"zwnj", "zwj", "lrm", "rlm"}) {
      CHARACTERS.put(invisible, "");
    }
  }

  private Entities() {}

  /** The character of a name between ampersand and semicolon. */
  static Optional<String> character(String name) {
    return Optional.ofNullable(CHARACTERS.get(name));
  }
}
