"""The screenshots in README.md and docs/, taken of the demo as it is now. `make pictures`."""

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from bench import server
from tests.journeys import chromium

FOLDER = Path(__file__).resolve().parents[1] / "docs/pictures"
SIZES = {"phone": chromium.PHONE, "tablet": chromium.TABLET, "desktop": chromium.DESKTOP}
ANNA, MARIEKE, NOBODY = "anna", "marieke", ""

# What is pictured: name, who looks, address, size, and light or dark.
PICTURES = (
    ("circle", ANNA, "/n/demo-anna/circle/", "desktop", "light"),
    ("circle-dark", ANNA, "/n/demo-anna/circle/", "desktop", "dark"),
    ("circle-selected", ANNA, "/n/demo-anna/circle/?who=ali", "desktop", "light"),
    ("circle-tablet", ANNA, "/n/demo-anna/circle/", "tablet", "light"),
    ("circle-phone", ANNA, "/n/demo-anna/circle/", "phone", "light"),
    ("names-phone", ANNA, "/n/demo-anna/names/", "phone", "light"),
    ("names-tablet", ANNA, "/n/demo-anna/names/", "tablet", "light"),
    ("card-phone", ANNA, "/n/demo-anna/people/ali/", "phone", "light"),
    ("easy-tablet", ANNA, "/n/demo-anna/easy/", "tablet", "light"),
    ("says-tablet", ANNA, "/n/demo-anna/says/", "tablet", "light"),
    ("says-phone-dark", ANNA, "/n/demo-anna/says/", "phone", "dark"),
    ("paper-desktop", ANNA, "/n/demo-anna/paper/circle/", "desktop", "light"),
    ("paper-poster", ANNA, "/n/demo-anna/paper/circle/?paper=A0-pages", "desktop", "light"),
    ("drawings-desktop", ANNA, "/n/demo-anna/drawings/", "desktop", "light"),
    ("neighbourhood-desktop", ANNA, "/n/demo-anna/circle/as/neighbourhood-ecogram/", "desktop", "light"),
    ("ecogram-desktop", ANNA, "/n/demo-anna/ecogram/", "desktop", "light"),
    ("relations-desktop", ANNA, "/n/demo-anna/relations/", "desktop", "light"),
    ("life-desktop", ANNA, "/n/demo-anna/life/", "desktop", "light"),
    ("contact-desktop", ANNA, "/n/demo-anna/contact/", "desktop", "light"),
    ("support-desktop", ANNA, "/n/demo-anna/contact/support/", "desktop", "light"),
    ("cards-desktop", ANNA, "/n/demo-anna/msna/?card=relatives", "desktop", "light"),
    ("film-desktop", ANNA, "/n/demo-anna/moments/film/?step=2", "desktop", "light"),
    ("beside-desktop", ANNA, "/n/demo-anna/moments/beside/?old=spring&new=summer", "desktop", "light"),
    ("what-if-desktop", ANNA, "/n/demo-anna/what-if/?without=joke", "desktop", "light"),
    ("web-desktop", ANNA, "/n/demo-anna/web/", "desktop", "light"),
    ("genogram-desktop", ANNA, "/n/demo-anna/family/", "desktop", "light"),
    ("plan-desktop", ANNA, "/n/demo-anna/plan/", "desktop", "light"),
    ("plans-desktop", ANNA, "/n/demo-anna/plans/", "desktop", "light"),
    ("later-desktop", ANNA, "/n/demo-anna/plans/later/", "desktop", "light"),
    ("wall-desktop", ANNA, "/n/demo-anna/wall/", "desktop", "light"),
    ("library-desktop", ANNA, "/library/", "desktop", "light"),
    ("way-desktop", ANNA, "/library/m04-lensink/", "desktop", "light"),
    ("finder-desktop", ANNA, "/n/demo-anna/find/?wishes=closer", "desktop", "light"),
    ("sharing-phone", ANNA, "/n/demo-anna/sharing/", "phone", "light"),
    ("home-desktop", MARIEKE, "/", "desktop", "light"),
    ("sign-in-phone", NOBODY, "/accounts/sign-in/", "phone", "light"),
    ("files-desktop", ANNA, "/n/demo-anna/files/", "desktop", "light"),
    ("bring-desktop", ANNA, "/n/demo-anna/files/bring/", "desktop", "light"),
    ("bring-phone", ANNA, "/n/demo-anna/files/bring/", "phone", "light"),
)

LIST = """Naam;Soort;Woonplaats;Hoe vaak;Kent
Joke;;Middelburg;;
Wilma de Bruin;buur;Goes;2 per week;Youssef
Youssef;vriend;Goes;1 per maand;
Koor De Noot;club;Goes;;
"""
BOOK = "".join(
    f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nTEL:06\nADR:;;;Goes\nEND:VCARD\n" for name in ("Ans", "Bilal", "Cor")
)
CHOSEN = {"bring-desktop": ("mensen.csv", LIST), "bring-phone": ("contacten.vcf", BOOK)}  # the file that is looked at


def main(names: list[str]) -> int:
    """Take the pictures with these names, or all of them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = [one for one in PICTURES if not names or one[0] in names]
    with server.running() as kring, chromium.launched() as browser:
        cookies = {who: server.cookie_of(kring, who) for who in {one[1] for one in wanted} - {NOBODY}}
        for name, who, path, size, scheme in wanted:
            context = chromium.visitor(browser, viewport=SIZES[size], color_scheme=scheme, device_scale_factor=1.5)
            pairs = (pair.split("=", 1) for pair in cookies.get(who, "").split("; ") if pair)
            context.add_cookies([{"name": key, "value": value, "url": kring.url} for key, value in pairs])
            page = context.new_page()
            answer = page.goto(kring.url + path, wait_until="networkidle")
            assert answer and answer.status == 200, f"{path} was answered with {answer and answer.status}"
            if name in CHOSEN:
                _look_at(page, CHOSEN[name])
            page.evaluate("document.fonts.ready")
            file = FOLDER / f"{name}.png"
            file.write_bytes(small(page.screenshot(animations="disabled")))
            print(f"  {file.relative_to(FOLDER.parents[1])}  {file.stat().st_size // 1000} KB", flush=True)
            context.close()
    return 0


def _look_at(page: Page, file: tuple[str, str]) -> None:
    name, text = file
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "text/plain", "buffer": text.encode()})
    page.click("main button.next")
    page.wait_for_selector("form[action$='/choose/']")


def small(png: bytes) -> bytes:
    """The picture in 255 colours: a third of the bytes, and nobody sees it."""
    out = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(255, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
