"""What worked, as it hangs on the wall (C5)."""

from kring.core.network.goals import Words
from kring.core.network.values import Id, Value, When


class Success(Value, frozen=True, tag="success", tag_field="what"):
    """Something that worked, with a few words and a photo, on the wall (C5, R015).

    Who stands in the photo is in `people`; who of them said that it may be shown, in `consents` (R106). Without
    everybody's word, or with nobody named, only the owner sees it, unless the owner said that nobody is in it
    (`is_of_nobody`). `is_let_go`: the team may hang it on theirs.
    """

    id: Id
    words: Words
    action: Id | None = None
    photo: Id | None = None
    people: tuple[Id, ...] = ()
    consents: tuple[Id, ...] = ()
    on: When | None = None
    is_of_nobody: bool = False
    is_let_go: bool = False
