"""Editors at the desk: keys, rows, rich text, and a copy of what is not saved."""

from kinoportal.tests.sending import picture_file

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


# The middles of whatever stands in a row, in CSS pixels below the top of the row.
MIDDLES = """rows => rows.map(row => [...row.querySelectorAll(
    "td > input, td select, td.original a, .grip-b, .select2-selection, td img"
)].map(e => e.getBoundingClientRect()).filter(place => place.height > 2)
    .map(place => place.top + place.height / 2 - row.getBoundingClientRect().top))"""


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


def test_a_save_without_a_line_leaves_the_form_and_goes_through_once_it_is_back(desk):
    editor = desk()
    open_first(editor, COLLECTION)
    page, address = editor.page, editor.page.url
    page.locator("#id_lead_en").fill("Typed in a tunnel")

    editor.context.set_offline(True)
    page.get_by_text("No connection.").wait_for()
    page.get_by_role("button", name="Save draft").click()
    page.get_by_text("No connection.").wait_for()
    assert page.url == address
    assert page.locator("#id_lead_en").input_value() == "Typed in a tunnel"

    editor.context.set_offline(False)
    page.get_by_text("No connection.").wait_for(state="hidden")
    page.get_by_role("button", name="Save draft").click()
    page.locator(".messagelist .success").wait_for()
    assert page.locator("#id_lead_en").input_value() == "Typed in a tunnel"


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
    page.locator("#cmd-q").fill("тюльпан")
    page.get_by_role("option", name="Tulpan (2008)").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/films/film/*/change/")


def test_a_translation_is_done_by_keys_and_the_next_one_opens(desk):
    editor = desk(width=1280)
    page = editor.page
    editor.open("/admin/translations/?kind=film.title&state=missing&language=kk")
    first = page.locator(".board tbody th").first.inner_text().strip()
    editor.click(page.locator(".board tbody tr").first.locator("td a").first)
    field = page.locator(".sbs [lang=kk][name]").first
    field.fill("Сынақ аудармасы.")
    field.press("Control+Enter")
    page.locator(".messagelist").wait_for()

    assert first in page.locator(".messagelist").inner_text()
    assert page.locator("h1").inner_text() != first
    assert "/translations/film/" in page.url


def add_row(page, prefix, row):
    page.locator(f"#{prefix}-group .add-row a").first.click()
    page.locator(f"#id_{prefix}-{row}-id").wait_for(state="attached")


def choose(page, field, typed, offered=0):
    """Type into the list of a related record and take one that it offers."""
    page.locator(f"#id_{field} + .select2 .select2-selection").click()
    with page.expect_response(lambda answer: "term=" in answer.url):
        page.locator(".select2-search--dropdown input").fill(typed)
    option = page.locator(".select2-results__option[aria-selected]").nth(offered)
    page.locator(".loading-results").wait_for(state="detached")
    name = option.inner_text()
    option.click()
    shown = page.locator(f"#id_{field} + .select2 .select2-selection__rendered")
    assert name in shown.inner_text()


def test_enter_takes_no_name_that_was_offered_before_the_typing(desk):
    editor = desk()
    editor.open("/admin/films/credit/add/")
    page = editor.page
    page.locator("#id_person + .select2 .select2-selection").click()
    page.locator(".select2-results__option--highlighted").wait_for()

    page.locator(".select2-search--dropdown input").fill("Baigazin")
    page.keyboard.press("Enter")

    assert page.locator("#id_person").input_value() == ""


def test_a_new_editor_enters_a_whole_film_without_leaving_the_form(desk, reader):
    editor = desk()
    editor.open("/admin/films/film/add/")
    page = editor.page
    texts = {"kk": "Жаңа толқын", "ru": "Новая волна в пути", "en": "A wave under way"}
    for code, text in texts.items():
        page.fill(f"#id_title_{code}", text)
        page.fill(f"#id_synopsis_{code}", f"{text}.")
    page.fill("#id_year", "2026")
    page.fill("#id_runtime", "95")
    page.select_option("#id_form", "feature")
    names = "Baigazin Омірбаев yerzhanov Дворцевой Нарымбетов Айманов Цой"
    names = [*names.split(), "eslyamova", "Нугманов", "Шинарбаев"]
    roles = ["director", "screenwriter", *["actor"] * 8]
    for row, (name, role) in enumerate(zip(names, roles, strict=True)):
        add_row(page, "credits", row)
        page.fill(f"#id_credits-{row}-order", str(row + 1))
        choose(page, f"credits-{row}-person", name)
        page.select_option(f"#id_credits-{row}-role", role)
        if role == "actor":
            page.fill(f"#id_credits-{row}-character", f"{row}")
    for row, festival in enumerate(["Cannes", "Берлин", "Venice"]):
        add_row(page, "recognitions", row)
        choose(page, f"recognitions-{row}-edition", festival)
        page.select_option(f"#id_recognitions-{row}-result", "competition")
    add_row(page, "pictures", 0)
    page.select_option("#id_pictures-0-kind", "poster")
    sent = picture_file(size=(1000, 1500))
    file = {"name": "poster.jpg", "mimeType": "image/jpeg", "buffer": sent.read()}
    page.set_input_files("#id_pictures-0-image", file)
    for code, text in texts.items():
        page.fill(f"#id_pictures-0-alt_{code}", text)
    page.fill("#id_pictures-0-credit", "Studio")
    page.fill("#id_pictures-0-licence", "By permission")

    with editor.context.expect_page() as opened:
        page.locator(".submit-row [name=_preview]").first.click()
    preview = opened.value
    preview.wait_for_load_state()
    assert "A wave under way" in preview.content()
    preview.close()
    page.locator("[name=_publish]").click()
    page.locator(".messagelist .success").wait_for()

    public = page.get_by_role("link", name="View on site").get_attribute("href")

    there = reader()
    there.open("/ru/films/" + public.split("/films/")[1])
    assert there.page.locator("h1").inner_text() == "Новая волна в пути"
    shown = there.page.locator("main").inner_text()
    assert "Эмир Байгазин" in shown and "Дарежан Омирбаев" in shown
    assert there.page.locator("main img[alt='Новая волна в пути']").count() >= 1
    assert editor.complaints == []


def test_signs_and_boxes_of_a_credit_stand_on_the_line_of_its_fields(desk):
    editor = desk()
    open_first(editor, "/admin/films/film/?q=mongol")

    credits = editor.page.locator("#credits-group tr.has_original")
    middles = credits.evaluate_all(MIDDLES)

    assert len(middles) > 10
    assert min(map(len, middles)) >= 10
    assert max(max(row) - min(row) for row in middles) <= 1
