package io.aftercare.local.shop;

/** A request that the shop does not serve; it leaves as an RFC 9457 problem. */
final class Refusal extends RuntimeException {
    private final transient Problem problem;

    Refusal(int status, String type, String title, String detail) {
        super(detail);
        this.problem = new Problem("urn:aftercare:problem:" + type, title, status, detail);
    }

    static Refusal notFound(String what) {
        return new Refusal(404, "not-found", "Not found", "There is no " + what + ".");
    }

    static Refusal invalid(String detail) {
        return new Refusal(400, "invalid-request", "Invalid request", detail);
    }

    Problem problem() {
        return problem;
    }

    record Problem(String type, String title, int status, String detail) {}
}
