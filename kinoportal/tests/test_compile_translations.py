import gettext

from django.core.management import call_command

PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n!=1);\\n"

msgid "film"
msgstr "фильм"

#, fuzzy
msgid "guess"
msgstr "болжам"
"""


def test_translations_are_compiled_without_gettext_on_the_machine(settings, tmp_path):
    folder = tmp_path / "kk" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(PO, encoding="utf-8")
    settings.LOCALE_PATHS = [tmp_path]

    call_command("compile_translations")

    kazakh = gettext.translation("django", tmp_path, ["kk"])
    assert kazakh.gettext("film") == "фильм"
    assert kazakh.gettext("guess") == "guess"


def test_a_compiled_catalogue_is_left_alone_until_its_source_changes(
    settings, tmp_path
):
    folder = tmp_path / "kk" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(PO, encoding="utf-8")
    settings.LOCALE_PATHS = [tmp_path]
    call_command("compile_translations")
    (folder / "django.mo").write_bytes(b"left alone")

    call_command("compile_translations")

    assert (folder / "django.mo").read_bytes() == b"left alone"
