/**
 * ONNX models as plain objects: load, warm, run, close. No framework, no model in a static field.
 *
 * <p>{@link io.aftercare.inference.TextModel} reads texts and gives the scores of all its heads in one run;
 * {@link io.aftercare.inference.TextEncoder} turns texts into embeddings, {@link io.aftercare.inference.Head} turns
 * embeddings into named scores; {@link io.aftercare.inference.Generator} writes texts token by token; {@link io.aftercare.inference.EngineOptions} says on what and how wide they run.
 */
package io.aftercare.inference;
