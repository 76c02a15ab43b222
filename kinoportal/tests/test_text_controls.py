from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from kinoportal.text import without_controls


def test_a_line_broken_in_a_word_processor_becomes_a_space():
    assert without_controls("Қыз\x0bЖібек\x07") == "Қыз Жібек"


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_xml_can_hold_what_is_left_and_letters_stay(text):
    left = without_controls(text)

    element = ElementTree.Element("text")
    element.text = left
    ElementTree.fromstring(ElementTree.tostring(element))
    assert without_controls(left) == left
    assert [c for c in left if c.isalpha()] == [c for c in text if c.isalpha()]
    assert left.count("\n") == text.count("\n")
