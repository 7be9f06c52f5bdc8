package io.aftercare.local.launcher.image;

/** An image could not be built, and why. */
public final class ImageFailed extends RuntimeException {
    ImageFailed(String message) {
        super(message);
    }

    ImageFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
