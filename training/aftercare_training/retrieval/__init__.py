"""The encoders by which reply-service finds articles, and the check that a sentence follows from its premise."""
