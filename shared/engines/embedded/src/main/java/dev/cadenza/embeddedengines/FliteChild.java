package dev.cadenza.embeddedengines;

import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The main class of the child process with flite, see {@link ChildLoop}: starting the program
 * {@code flite} takes longer than most sentences, and user texts are not processed in our own
 * process. The rate is flite's {@code duration_stretch}.
 */
final class FliteChild implements ChildLoop.Engine {
  private final FliteLibrary library = new FliteLibrary();
  private final DataOutputStream output;

  private FliteChild(DataOutputStream output) {
    this.output = output;
  }

  public static void main(String[] arguments) throws Exception {
    ChildLoop.run(FliteChild::new);
  }

  @Override
  public void speak(ChildLoop.Request request) throws IOException {
    FliteLibrary.Utterance utterance =
        library.speak(request.voice(), request.rate(), request.text());
    output.writeByte(EspeakFrames.SOUND);
    EspeakFrames.write(output, utterance.samples().array());
    output.writeByte(EspeakFrames.PHONES);
    output.writeInt(utterance.sampleRate());
    EspeakFrames.write(output, utterance.phones());
  }
}
