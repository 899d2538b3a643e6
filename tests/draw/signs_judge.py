"""What lies on the small signs of a family: a part of `genogram_judge`."""

from tests.draw import meeting


def faults(drawn):
    """Lines of how two are with each other that come down, often with an arrow, upon the sign of who moved here."""
    moved = [seat for seat in drawn.seats if any(fact.kind == "migration" for fact in seat.kin.facts)]
    waves = [(seat.person, (seat.x - 22, seat.y - seat.half - 14, seat.x + 22, seat.y - seat.half)) for seat in moved]
    felt = [(line, run) for line in drawn.nets if line.kind == "interaction" for run in line.strokes]
    return [
        f"a line of {'-'.join(line.ends)} lies on the wave above {person}"
        for line, run in felt
        for person, wave in waves
        if any(meeting.meets(*piece, wave) for piece in meeting.pieces(run.points))
    ]
