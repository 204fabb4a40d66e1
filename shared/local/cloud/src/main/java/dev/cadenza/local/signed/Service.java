package dev.cadenza.local.signed;

/** Answers requests that were let in. */
@FunctionalInterface
public interface Service {
  /** May wait; the thread is the request's own. */
  Answer answer(Call call) throws Exception;
}
