package io.aftercare.inference;

/** The model was taken out of service before this caller came to it; whoever chose it may choose again. */
public class ModelClosed extends InferenceFailed {
    ModelClosed(String model) {
        super(model + " is closed");
    }
}
