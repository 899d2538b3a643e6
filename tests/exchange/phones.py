"""Address books as two kinds of telephones export them, dialect and all; the people in them are invented."""

import base64

PHOTO = base64.b64encode(bytes(range(256)) * 8).decode()


def folded(line: str) -> str:
    """A line as phones write it: 75 signs, and the rest on lines that begin with a space."""
    return "\r\n".join([line[:75], *(f" {line[at : at + 74]}" for at in range(75, len(line), 74))])


def packed(text: str) -> str:
    """Every byte as quoted-printable, as Android does when a name has one sign beyond ASCII."""
    return "".join(f"={byte:02X}" for byte in text.encode())


def softly(line: str) -> str:
    """A long line of quoted-printable, broken between its signs."""
    pieces, at = list[str](), 0
    while len(line) - at > 76:
        end = line.rfind("=", at, at + 74)
        pieces.append(line[at:end] + "=")
        at = end
    return "\r\n".join([*pieces, line[at:]])


def of_an_iphone(name: str, number: int = 1) -> str:
    """A card of an iPhone (3.0): labels in groups, a birthday without its year, a photo over many lines."""
    return "\r\n".join(
        (
            "BEGIN:VCARD",
            "VERSION:3.0",
            "PRODID:-//Apple Inc.//iPhone OS 17.5.1//EN",
            f"N:;{name};;;",
            folded(f"FN:{name}"),
            "NICKNAME:Schat",
            "TITLE:bakker",
            "item1.EMAIL;type=INTERNET;type=pref:niemand@example.org",
            "item1.X-ABLabel:_$!<Home>!$_",
            f"TEL;type=CELL;type=VOICE;type=pref:06-{number:08}",
            "item2.ADR;type=HOME;type=pref:;;Dorpsstraat 1\\nachter;Goes;;4461 AB;Nederland",
            "item2.X-ABADR:nl",
            "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-12",
            "item3.X-ABRELATEDNAMES:Joke",
            "item3.X-ABLabel:_$!<Sister>!$_",
            "X-SOCIALPROFILE;type=twitter:http://example.org/x",
            "NOTE:niet bellen\\, na 9 uur",
            folded(f"PHOTO;ENCODING=b;TYPE=JPEG;X-ABCROP-RECTANGLE=ABClipRect_1&0&0&9&9&a==:{PHOTO}"),
            "X-IMAGETYPE:PHOTO",
            "END:VCARD",
            "",
        )
    )


def service_of_an_iphone(name: str) -> str:
    """A card of an iPhone that its owner shows as a company."""
    lines = ("BEGIN:VCARD", "VERSION:3.0", "N:;;;;", f"FN:{name}", f"ORG:{name};", "X-ABShowAs:COMPANY", "END:VCARD")
    return "\r\n".join((*lines, ""))


def of_an_android(name: str, number: int = 1) -> str:
    """A card of an Android telephone (2.1): names packed and broken, fields of its own, a photo and a blank line."""
    cut = PHOTO[:300]
    return "\r\n".join(
        (
            "BEGIN:VCARD",
            "VERSION:2.1",
            softly(f"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;{packed(name)};;;"),
            softly(f"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{packed(name)}"),
            f"TEL;CELL;PREF:06{number:08}",
            "TEL;X-Thuis:0113-555000",
            "ADR;HOME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;;=44=6F=72=70=20=31;Goes;;4461;NL",
            "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Schat;1;;;;;;;;;;;;;",
            "BDAY:1954-03-12",
            "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=6E=69=65=74=0D=0A=62=65=6C",
            f"PHOTO;ENCODING=BASE64;JPEG:{cut[:60]}",
            *(f" {cut[at : at + 72]}" for at in range(60, len(cut), 72)),
            "",
            "END:VCARD",
            "",
        )
    )
