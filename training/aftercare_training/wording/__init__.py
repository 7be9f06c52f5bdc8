"""The wording model: a small encoder-decoder that puts dialogue acts into sentences with placeholders."""
