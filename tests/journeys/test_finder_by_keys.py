"""The finder with the keyboard alone: ticked, sent, and the answer is where one goes on."""

from playwright.sync_api import Page

from tests.journeys import chromium, served


def tab_to(page: Page, found: str) -> None:
    """Tab on until what has the focus answers this; nobody has to look for it."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(f"(() => {{ const at = document.activeElement; return {found}; }})()"):
            return
    raise AssertionError(f"no Tab leads to {found}")


def test_who_asks_by_keyboard_reads_the_answer_at_once_and_tabs_on_in_it(kring, visitor, axe) -> None:
    page: Page = visitor(viewport=chromium.PHONE).new_page()
    served.come_in(page, kring, "marieke", "/library/find/")
    tab_to(page, "at.name === 'wishes' && at.value === 'wider'")
    page.keyboard.press("Space")
    tab_to(page, "at.tagName === 'BUTTON' && !!at.closest('form.questions')")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator("#found article").first.wait_for()
    top = page.locator("#answer").bounding_box()
    assert page.url.endswith("#answer") and top is not None and abs(top["y"]) < 100, (
        "the answer, and not the form again"
    )
    assert page.locator('input[value="wider"]').is_checked(), "what was asked stays asked"
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('#answer')"), "from there one goes on"
    assert axe(page) == []


def test_the_questions_of_a_way_come_before_its_long_list_of_people(kring, visitor) -> None:
    page: Page = visitor(viewport=chromium.PHONE).new_page()
    served.come_in(page, kring, "anna", "/n/demo-anna/trajectories/begin/m36-care-conference/")
    asked = page.locator('input[name="told-is_felt_by_several"]').first
    people = page.locator("#begin details.more", has_text="Wie doen er mee?")
    assert asked.bounding_box()["y"] < people.bounding_box()["y"]  # type: ignore[index]
    assert not page.locator('input[name="people"]').first.is_visible()
    people.locator("summary").click()
    page.locator('label.chip:has(input[name="people"])').first.click()
    assert page.locator('input[name="people"]').first.is_checked()
