"""The power goes, a worker dies: whatever Kring said is saved is there, once, with its history and its line."""

import random
import shutil
import threading
import time

from tests.journeys import killing, served

KILLS = 30  # `make crash` has a thousand


def test_what_was_saved_survives_every_kill_once_with_its_history_and_its_line(tmp_path):
    shutil.copytree(served.demo(), tmp_path, dirs_exist_ok=True)
    port, stop, chance = served.free(), threading.Event(), random.Random(7)
    with killing.kept(tmp_path, port) as keeper:
        writers = killing.writing(port, stop)
        for _ in range(KILLS):
            killing.wait_for(writers, 4)
            time.sleep(chance.uniform(0, 0.1))
            keeper.kill(chance, share=0.2)
        killing.wait_for(writers, 4)
        killing.ended(writers, stop)
    there = killing.held(tmp_path)
    assert killing.lost(writers, there) == []
    assert killing.wrong(writers, there) == []
