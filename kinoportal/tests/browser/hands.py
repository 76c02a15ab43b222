"""Three ways of reading: with all a browser has, without scripts, by keys alone."""

# A ring around the control itself, or around what stands for it; a line under a form.
SHOWS_ITS_PLACE = """e => [[e], [e, "::after"], [e.parentElement], [e.closest("form")]]
    .some(([place, part]) => {
        if (!place) return false;
        const style = getComputedStyle(place, part);
        const isRing = style.outlineStyle !== "none";
        return isRing ? parseFloat(style.outlineWidth) >= 2
            : place !== e && style.boxShadow !== "none";
    })"""
# More steps than any page has controls.
FAR = 600


class Pointing:
    """A hand on a mouse or a screen."""

    script = True

    def __init__(self, make_reader):
        self.reader = make_reader(java_script_enabled=self.script)
        self.page = self.reader.page

    def open(self, path):
        return self.reader.open(path)

    def follow(self, control):
        """To where a link or a button leads."""
        with self.page.expect_navigation():
            self.press(control)

    def press(self, control):
        control.click()

    def write(self, field, words):
        field.fill(words)

    def choose(self, select, value):
        select.select_option(value)


class WithoutScript(Pointing):
    """Scripts are off, and cookies would be seen."""

    script = False


class Keys(Pointing):
    """Tab, Enter, the space bar and arrows; every step shows where it is."""

    def reach(self, control):
        target = control.element_handle()
        for _step in range(FAR):
            if self.page.evaluate("e => e === document.activeElement", target):
                assert self.page.evaluate(SHOWS_ITS_PLACE, target), control
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{control} cannot be reached by keys")

    def press(self, control):
        self.reach(control)
        box = control.get_attribute("type") == "checkbox"
        self.page.keyboard.press("Space" if box else "Enter")

    def write(self, field, words):
        self.reach(field)
        self.page.keyboard.type(words)

    def choose(self, select, value):
        self.reach(select)
        label = select.locator(f"option[value='{value}']").inner_text()
        self.page.keyboard.type(label)


WAYS = {"pointing": Pointing, "no script": WithoutScript, "keys": Keys}
