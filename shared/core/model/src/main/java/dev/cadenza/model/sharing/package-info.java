/** Projects that several users work on: the members of a project, and what each may do. */
package dev.cadenza.model.sharing;
