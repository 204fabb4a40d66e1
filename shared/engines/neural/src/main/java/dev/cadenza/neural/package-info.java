/** Neural engines that run in this process, on the models that are installed. */
package dev.cadenza.neural;
