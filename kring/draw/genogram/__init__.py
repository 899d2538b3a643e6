"""The genogram: a family in rows, with a line for every tie that was recorded and no other (M02).

`place` answers with numbers, `paint` writes them down. The drawing follows from what was told and from nothing
else: ids, the order of entry and earlier drawings play no part.
"""

from kring.draw.genogram.ink import paint, sample
from kring.draw.genogram.parts import Genogram, Seat, Words
from kring.draw.genogram.pencilled import Pencils, Waits
from kring.draw.genogram.placing import place
from kring.draw.genogram.signs import SIGNS
from kring.draw.genogram.told import told

__all__ = ["SIGNS", "Genogram", "Pencils", "Seat", "Waits", "Words", "paint", "place", "sample", "told"]
