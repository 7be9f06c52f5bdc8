import zipfile

import numpy as np


def test_embeddings_have_length_one(encoder):
    assert np.allclose(np.linalg.norm(encoder.embed(["return please", "agent"]), axis=1), 1, atol=1e-5)


def test_a_text_has_the_same_embedding_alone_and_among_others(encoder):
    alone = encoder.embed(["return please"])[0]
    among = encoder.embed(["the operator thing", "return please", "about weather"])[1]
    assert np.array_equal(alone, among)


def test_a_jar_is_read_like_a_folder(encoder, encoder_folder, tmp_path):
    jar = tmp_path / "encoder.jar"
    with zipfile.ZipFile(jar, "w") as archive:
        for file in encoder_folder.iterdir():
            archive.write(file, file.name)
    from_jar = type(encoder).open(jar)
    assert from_jar.sha256 == encoder.sha256
    assert np.array_equal(from_jar.embed(["my bill now"]), encoder.embed(["my bill now"]))


def test_long_texts_are_cut(encoder):
    assert np.array_equal(encoder.embed(["bill " * 500]), encoder.embed(["bill " * 600]))
