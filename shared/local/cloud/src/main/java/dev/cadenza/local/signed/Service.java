package dev.cadenza.local.signed;

/** Handles authenticated requests. */
@FunctionalInterface
public interface Service {
  /** May wait; the thread belongs to the request. */
  Answer answer(Call call) throws Exception;
}
