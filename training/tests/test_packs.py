import pytest
import yaml
from tiny_data import write

from aftercare_training.corpus import bucket
from aftercare_training.packs import Pack

SPEC = {"name": "shop", "language": "en", "version": "1", "title": "A shop", "licence": "CC0-1.0", "source": "made up",
        "train": {"file": "shop/train.tsv", "text": "words", "label": "wish"}, "dev": {"share": 20}}
ROWS = [(f"{wish} number {n} ", wish) for wish in ("sell", "buy", "swap") for n in range(60)]


@pytest.fixture
def described(tmp_path):
    write(tmp_path / "shop/train.tsv", ["words", "wish"], ROWS)

    def read(**changed) -> Pack:
        (tmp_path / "shop.yaml").write_text(yaml.safe_dump({k: v for k, v in (SPEC | changed).items() if v is not None}), "utf-8")
        return Pack.read(str(tmp_path / "shop.yaml"), tmp_path)

    return read


def test_the_parts_of_a_pack_share_no_row_and_lose_none(described):
    pack = described()
    parts = [{r.text for r in rows} for rows in (pack.train, pack.calibration, pack.dev)]
    assert sum(map(len, parts)) == len(set().union(*parts)) == len(ROWS)
    assert all(parts)
    assert all(bucket(text) < 20 for text in parts[2])


def test_a_pack_has_a_label_for_each_kind_of_training_row_in_order(described):
    pack = described()
    assert pack.labels == ("buy", "sell", "swap")
    assert pack.head.of_embedding and pack.head.name == "shop"
    assert {r.text for r in pack.train if r.targets == {"shop": "sell"}} == {r.text for r in pack.train if r.text.startswith("sell")}
    assert all(r.text == r.text.strip() for r in pack.train)


def test_a_dev_part_and_what_is_out_of_scope_may_have_files_of_their_own(described, tmp_path):
    write(tmp_path / "shop/dev.csv", ["words", "wish"], [("sell, now", "sell")])
    write(tmp_path / "shop/outside.tsv", ["q"], [("rain",)])
    pack = described(dev={"file": "shop/dev.csv", "text": "words", "label": "wish"}, outOfScopeDev={"file": "shop/outside.tsv", "text": "q"})
    assert [(r.text, r.targets) for r in pack.dev + pack.out_of_scope_dev] == [("sell, now", {"shop": "sell"}), ("rain", {})]
    assert len(pack.train) + len(pack.calibration) == len(ROWS)


def test_an_unknown_pack_is_answered_with_those_that_there_are(tmp_path):
    with pytest.raises(ValueError, match=r"no pack nothing: .*'banking77', 'clinc150'"):
        Pack.read("nothing", tmp_path)


def test_a_description_that_lacks_something_is_told_what(described):
    with pytest.raises(ValueError, match=r"shop.yaml lacks \['licence', 'train'\]"):
        described(licence=None, train=None)


def test_a_column_that_is_not_there_is_named(described):
    with pytest.raises(ValueError, match=r"shop/train.tsv has no column \['wishes'\], only \['words', 'wish'\]"):
        described(train={"file": "shop/train.tsv", "text": "words", "label": "wishes"})


def test_a_file_that_is_not_there_is_named(described):
    with pytest.raises(FileNotFoundError, match="shop/none.tsv"):
        described(train={"file": "shop/none.tsv", "text": "words", "label": "wish"})


def test_a_label_that_is_measured_but_never_taught_is_named(described, tmp_path):
    write(tmp_path / "shop/dev.tsv", ["words", "wish"], [("rent it", "rent")])
    with pytest.raises(ValueError, match=r"no training row has \['rent'\]"):
        described(dev={"file": "shop/dev.tsv", "text": "words", "label": "wish"})
