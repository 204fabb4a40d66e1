/** Interprets prompts: hero, goal, thing, place, and what the prompt says in its own words. */
package dev.cadenza.storyteller.prompt;
