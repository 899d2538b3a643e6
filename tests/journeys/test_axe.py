"""Every page that can be opened, and the states it has: axe finds nothing, and nothing scrolls sideways."""

import re
import uuid

from playwright.sync_api import Page

from kring.commands.demo import story
from kring.core.network import tie_id
from kring.store import rounds
from tests.journeys import chromium, served
from tests.pages import visitors

ANNA, SIXTY, FEW, CARER = (f"/n/demo-{one}/" for one in ("anna", "sixty", "few", "carer"))
FILLED = {
    "<str:way>": "m04-lensink",
    "<str:network>": "demo-anna",
    "<str:person>": "joke",
    "<str:layout>": "neighbourhood-ecogram",
    "<str:drawing>": "circle",
    "<str:token>": "none",
    "<str:format>": "excel",
    "<str:moment>": "spring",
    "<str:goal>": "new",
    "<str:guide>": "guide-for-carers",
    "<str:plan>": "later",
    "<str:section>": "tasks",
    "<str:sheet>": "life-now",
    "<str:ask>": "relationships",
    "<str:trajectory>": "walk",
    "<str:step>": "wish",
    "<str:doer>": "coach",
    "<str:success>": "new",
    "<str:request_id>": "new",
    "<str:round>": rounds.id_of(story.THINKING),
    "<str:action>": "new",
    "<str:shelf>": "ties",
    "<str:id>": tie_id("joke", "bas"),
    "<str:part>": "names",
    "<str:circle>": "demo-anna",
    "<str:basis>": "none",
    "<int:role>": "0",
    "<int:invitation>": "0",
    "<int:held>": "0",
    "<int:emergency>": "0",
    "<uuid:organisation>": str(uuid.UUID(int=0)),
    "<uuid:colleague>": str(uuid.UUID(int=0)),
    "<uuid:fieldwork>": str(uuid.UUID(int=0)),
    "<uuid:walk>": str(uuid.UUID(int=0)),
    "<int:edition>": "0",
    "<str:file>": "fhir",
    "<int:door>": "0",
}
NO_PAGES = (
    *(".webp", ".pdf", ".png", ".svg", ".json", ".zip", "/copy/", "/file/", "/template/", "/on-paper/"),
    *("/token/", "/accounts/passkey/", "health/", "/outside/", "/mark/", "/sharing/here/", "/here/", "/fresh/"),
)  # files, and for scripts
ELSEWHERE = (
    "/n/nobody/",
    "/nothing/here/",
    "/accounts/link/none/",
    "/invitation/none/",
    "/asked/none/",
    "/think/none/",
    "/street/none/",
    "/manage/",
    "/fieldwork/",
    f"/trajectories/{uuid.UUID(int=0)}/",  # walks of a group and a first meeting are looked at in test_streets_walked
    "/trajectories/begin/",
    f"{ANNA}trajectories/meet/",
    "/emergency/",
    "/accounts/inactive/",
    f"{ANNA}drawings/beside/",
    f"{ANNA}emergency/",
    f"{ANNA}reflection/",
    f"{ANNA}held-back/",
    f"{ANNA}carers/",
)  # what is found there and below is a page in words
NARROWEST = {"width": 320, "height": 640}
ROOF = ["/accounts/sign-in/", "/accounts/code/", "/accounts/link/none/", "/accounts/inactive/"]
# What the pages look like when something was chosen, asked or opened, when there is hardly anybody and when it is full.
STATES = [
    *(f"{ANNA}{one}" for one in ("circle/?who=joke", "circle/?q=good-news", "circle/?edit=1", "names/?add=1")),
    *(f"{ANNA}{one}" for one in ("names/?prompt=house", "names/?add=1&about=joke", "story/?group=new")),
    *(
        f"{ANNA}{one}"
        for one in ("moments/beside/?old=spring", "moments/beside/?old=spring&new=summer", "moments/film/?step=2")
    ),
    f"{ANNA}files/out/research/",
    *(f"{ANNA}{one}" for one in ("what-if/?without=joke", "what-if/?without=joke&without=sanne")),
    *(f"{ANNA}find/?{one}" for one in ("wishes=wider&lonely=emotional", "wishes=")),
    *(f"{ANNA}trajectories/begin/{one}" for one in ("m23-visiting-service/?age=40", "m36-care-conference/")),
    *("/library/find/?wishes=wider&there=volunteer&age=72", "/library/?q=weduwe+zwembad", "/library/t30-literature/"),
    *(f"{ANNA}{one}" for one in ("says/?show=1", "says/?edit=1", "says/?show=1&between=1&whose=family_only")),
    *(f"{ANNA}{one}" for one in ("life/?event=e-4", "life/?marks=no", "contact/?who=joke", "contact/?quiet=1")),
    *(f"{ANNA}relations/?{one}" for one in ("who=joke&did=bas", "who=joke&with=bas", "of=joke", "shows=clique-0")),
    *(f"{SIXTY}{one}" for one in ("relations/?owner=1", "paper/relations/")),
    *(f"{ANNA}ecogram/?who={one}" for one in ("joke", "lia")),
    f"{ANNA}family-map/?who=mam",
    *(f"{ANNA}{one}" for one in ("easy/?who=corrie", "easy/?ready=1", "paper/circle/?way=standing&paper=A0-pages")),
    *(f"{ANNA}{one}" for one in ("msna/?card=relatives", "msna/?who=joke", "web/?part=body", "web/?who=joke")),
    *(f"{FEW}{one}" for one in ("circle/", "names/", "says/", "says/?show=1", "easy/", "story/", "life/", "contact/")),
    *(f"{SIXTY}{one}" for one in ("circle/", "names/", "says/?show=1", "paper/circle/")),
]


def shown() -> list[str]:
    """The addresses of all pages that are shown and not done, from the table that holds every address."""
    found = [row.route for row in visitors.rows() if "GET" in row.methods]
    found = [one for one in found if not any(part in one for part in NO_PAGES)]
    for name, value in FILLED.items():
        found = [one.replace(name, value) for one in found]
    assert not any("<" in one for one in found), f"say in FILLED what these need: {found}"
    return list(dict.fromkeys(found))


def walks() -> dict[str, list[str]]:
    """Who looks at which pages; the first is nobody yet."""
    own = [one for one in STATES if one.startswith(ANNA)]
    others = [one for one in STATES if one not in own]
    of_a_client = [f"{ANNA}{one}" for one in ("reflection/", "held-back/", "says/?show=1&between=1")]
    return {
        "": ROOF,
        "anna": [*shown(), *own, "/n/nobody/", "/nothing/here/"],
        "marieke": ["/", "/accounts/", "/emergency/", *of_a_client, *others],
        "wouter": ["/", *(one for one in shown() if one.startswith("/manage/"))],
        "ria": [f"{CARER}drawings/beside/"],
    }


# A page is loaded once, in Dutch and the states in English, and looked at in two ways: narrow by day, wide by night.
LOOKS = ((NARROWEST, "light"), (chromium.DESKTOP, "dark"))
# What is different each time that a page is loaded. An address that leads to a page that was looked at adds nothing.
OF_ONE_LOAD = re.compile(r'(value|nonce|action|content)="[^"]*"')


def language(address: str) -> str:
    return "en" if address in STATES else "nl"


def is_wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def is_wide_on_a_phone(page: Page) -> bool:
    """Whether it scrolls sideways on a telephone that is not the narrowest."""
    page.set_viewport_size(chromium.PHONE)
    return is_wide(page)


def found_wrong(page: Page) -> list[str]:
    """What is wrong with a page as it was loaded, in each way it is looked at."""
    wrong = []
    chromium.bring_axe(page)
    for viewport, scheme in LOOKS:
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=scheme)
        wrong += [f"{scheme}: {one}" for one in chromium.axe_says(page)]
        if is_wide(page) or (viewport == NARROWEST and is_wide_on_a_phone(page)):
            wrong.append(f"{scheme}: scrolls sideways")
    return wrong


def test_every_page_and_state_is_without_findings(kring, visitor) -> None:
    pages = {one: visitor(viewport=NARROWEST, color_scheme="light", locale=one).new_page() for one in ("nl", "en")}
    wrong, seen = dict[str, list[str]](), set[str]()
    for who, addresses in walks().items():
        for page in pages.values() if who else ():
            served.come_in(page, kring, who)
        for address in addresses:
            page = pages[language(address)]
            page.set_viewport_size(NARROWEST)
            page.emulate_media(color_scheme="light")
            answer = page.goto(kring.url + address)
            said = answer.status if answer else None
            if said != 200 and not address.startswith(ELSEWHERE):
                wrong[f"{address} ({who})"] = [f"was answered with {said}"]
                continue
            shown = OF_ONE_LOAD.sub("", page.content())
            if shown not in seen and (found := found_wrong(page)):
                wrong[f"{address} ({who})"] = found
            seen.add(shown)
    assert wrong == {}


def test_the_moments_come_to_the_circle_when_they_come_in_sight_and_stay_after_an_act(kring, visitor) -> None:
    page: Page = visitor().new_page()
    served.come_in(page, kring, "anna")
    page.goto(f"{kring.url}{ANNA}circle/?who=joke")
    page.locator("#kept-head").scroll_into_view_if_needed()
    page.locator("#thread .knot").first.wait_for()
    told = page.locator("#thread").inner_text()
    page.locator("#friend").click()
    page.locator('#friend[aria-pressed="true"]').wait_for()
    assert page.locator("#thread").inner_text() == told
    assert "/moments/" not in page.url


def test_a_list_for_three_is_without_findings_while_it_is_filled_in_when_ready_and_when_it_lies_open(
    kring, visitor
) -> None:
    page: Page = visitor(viewport=chromium.DESKTOP).new_page()
    page.set_default_timeout(9000)
    served.come_in(page, kring, "anna", f"{ANNA}questions/")
    page.get_by_role("button", name=": Met z’n drieën").click()
    page.wait_for_url(re.compile(r"/questions/[^/]+/$"))
    wrong = dict[str, list[str]]()

    def look(state: str) -> None:
        wrong[state] = found_wrong(page)
        page.set_viewport_size(chromium.DESKTOP)

    look("filled in")
    page.locator("fieldset .chip").first.click()
    page.get_by_role("button", name="Ik ben klaar").click()
    page.get_by_text("Jij bent klaar").wait_for()
    look("ready")
    page.get_by_role("button", name="Leg ze naast elkaar").click()
    page.locator(".threes").wait_for()
    look("open")
    assert wrong == {"filled in": [], "ready": [], "open": []}
