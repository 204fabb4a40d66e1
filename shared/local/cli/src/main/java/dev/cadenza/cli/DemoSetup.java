package dev.cadenza.cli;

/** The texts and languages of the demo, depending on the available engines. */
enum DemoSetup {
  DRAFTS("flite/rms", "es"),
  NEURAL("kokoro/am_michael", "pt");

  /** A dialogue of two people. */
  static final String TALK =
      """
      [Emma] Did you hear the rain last night? I thought the roof would come down.
      [Adam] I heard it, and I got up twice to look at the river behind the house.
      [Emma] Is the bridge still closed? My sister wanted to visit us on Sunday.
      [Adam] It will open again on Saturday, if the water falls as they expect.
      """;

  private final String voice;
  private final String dubbedInto;

  DemoSetup(String voice, String dubbedInto) {
    this.voice = voice;
    this.dubbedInto = dubbedInto;
  }

  String voice() {
    return voice;
  }

  /** A language. */
  String dubbedInto() {
    return dubbedInto;
  }
}
