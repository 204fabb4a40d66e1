/** What the models of this process share: its cores, and memory that is released when idle. */
package dev.cadenza.neural.resources;
