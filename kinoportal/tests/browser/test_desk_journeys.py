"""Editors at the desk: keys, rows, rich text, and a copy of what is not saved."""

COLLECTION = "/admin/films/collection/?q=made-by-women"
ARTICLE = "/admin/films/article/?q=the-new-wave"
FIRST_FILMS = """rows => rows.slice(0, 3).map(row => [
    row.querySelector("td.field-order input").value,
    row.querySelector("td.field-film select").selectedOptions[0].text,
])"""


def open_first(editor, list_path):
    editor.open(list_path)
    editor.click(editor.page.locator("#result_list tbody th a").first)


def first_films(page):
    rows = page.locator(".tabular tbody tr.form-row:not(.empty-form)")
    return rows.evaluate_all(FIRST_FILMS)


def test_films_of_a_collection_move_by_keys_and_by_their_grips(desk):
    editor = desk()
    open_first(editor, COLLECTION)
    page = editor.page
    [(_, first), (_, second), (_, third)] = first_films(page)

    page.locator("td.field-note_ru input").nth(1).focus()
    page.keyboard.press("Alt+ArrowUp")
    assert first_films(page) == [["1", second], ["2", first], ["3", third]]
    assert "Row 1 of" in page.locator("#desk-live").inner_text()

    page.locator(".grip-b").nth(2).drag_to(page.locator(".grip-b").nth(0))
    assert [name for _, name in first_films(page)] == [third, second, first]

    page.keyboard.press("Control+s")
    page.locator(".messagelist .success").wait_for()
    open_first(editor, COLLECTION)
    drafted = [name for _, name in first_films(editor.page)]
    assert drafted == [third, second, first]
    assert editor.complaints == []


def test_what_was_not_saved_is_offered_after_a_crash_and_gone_after_a_save(desk):
    editor = desk()
    open_first(editor, COLLECTION)
    page = editor.page
    before = page.locator("#id_lead_en").input_value()
    page.locator("#id_lead_en").fill("Typed and lost")
    page.get_by_text("Not saved, fields: 1").wait_for()

    # The same browser, another window: the first one is as good as crashed.
    again = editor.context.new_page()
    again.goto(page.url)
    again.get_by_text("This browser holds what was not saved, fields: 1").wait_for()
    assert again.locator("#id_lead_en").input_value() == before
    again.get_by_role("button", name="Restore").click()
    assert again.locator("#id_lead_en").input_value() == "Typed and lost"

    again.get_by_role("button", name="Save draft").click()
    again.locator(".messagelist .success").wait_for()
    kept = "Object.keys(localStorage).filter(key => key.startsWith('desk:'))"
    assert again.evaluate(kept) == []
    assert again.locator("#desk-copy").count() == 0


def test_a_card_is_chosen_and_put_into_an_article(desk):
    editor = desk()
    open_first(editor, ARTICLE)
    page = editor.page
    field = page.locator(".field-text_en")
    before = field.locator("textarea").input_value()
    field.locator("[role=textbox]").click()
    page.keyboard.press("Control+Home")
    field.get_by_role("button", name="Card", exact=True).click()
    page.keyboard.type("tulpan")
    field.get_by_role("option", name="Tulpan").first.wait_for()
    page.keyboard.press("Enter")
    field.locator(".rich-card").first.wait_for()

    after = field.locator("textarea").input_value()
    card = '<figure data-record="film:tulpan-2008"></figure>'
    assert after.count(card) == before.count(card) + 1
    assert after.replace(card, "", 1).replace("\n", "") == before.replace("\n", "")
    assert editor.complaints == []


def test_a_long_text_is_a_plain_field_without_javascript(desk):
    editor = desk(java_script_enabled=False)
    open_first(editor, ARTICLE)

    field = editor.page.locator("#id_text_en")
    assert field.is_visible()
    assert field.input_value().startswith("<p>")


def test_bare_keys_work_outside_of_fields_alone(desk):
    editor = desk()
    open_first(editor, COLLECTION)
    page = editor.page

    page.locator("#id_title_en").focus()
    page.keyboard.type("?/[")
    assert "?/[" in page.locator("#id_title_en").input_value()
    page.locator("#id_title_en").evaluate("field => field.blur()")
    page.keyboard.press("?")
    page.get_by_role("dialog", name="Keys").wait_for()
    page.keyboard.press("Escape")
    page.locator("#desk-keys").wait_for(state="hidden")
    page.keyboard.press("/")
    page.keyboard.type("Themes")
    page.get_by_role("option", name="Themes", exact=True).wait_for()


def test_a_translation_is_done_by_keys_and_the_next_one_opens(desk):
    editor = desk(width=1280)
    page = editor.page
    editor.open("/admin/translations/?kind=film.synopsis&state=missing&language=kk")
    first = page.locator(".board tbody th").first.inner_text().strip()
    editor.click(page.locator(".board tbody tr").first.locator("td a").first)
    field = page.locator("textarea[lang=kk]").first
    field.fill("Сынақ аудармасы.")
    field.press("Control+Enter")
    page.locator(".messagelist").wait_for()

    assert first in page.locator(".messagelist").inner_text()
    assert page.locator("h1").inner_text() != first
    assert "/translations/film/" in page.url
