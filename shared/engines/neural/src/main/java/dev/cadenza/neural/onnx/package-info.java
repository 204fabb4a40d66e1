/** Runs models in ONNX Runtime. */
package dev.cadenza.neural.onnx;
