"""python -m evals.bench [BENCH] [OUT]: every open part that is there, one table, and a failure when a floor is not reached."""

import argparse
import json
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from evals import inputs
from evals.clutter_gva import measured
from evals.fingerprint import fingerprint
from evals.memory import Cost, measure
from evals.scores import PARTS, Part, score
from evals.speed import Speed, measure_bare, measure_stage

FLOORS = Path(__file__).with_name("floors.json")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table. `note` is empty while all is well."""

    part: str
    measure: str
    value: float | None
    floor: float | None
    note: str = ""

    @property
    def failed(self) -> bool:
        """Whether the gate stays shut: below the floor, or not measured on the data that the floor was set on."""
        return self.floor is not None and bool(self.note)

    def text(self) -> str:
        """The line as it is printed."""
        value = "  -  " if self.value is None else f"{self.value:.3f}"
        floor = "     " if self.floor is None else f"{self.floor:.3f}"
        return f"{self.part:<16} {self.measure:<18} {value}  {floor}  {self.note}".rstrip()


def judge(name: str, got: dict[str, float], floors: dict[str, float], same_data: bool) -> list[Line]:
    """The lines of one part: everything that was measured, beside its floor where it has one."""
    lines = []
    for what in {**dict.fromkeys(floors), **dict.fromkeys(got)}:
        value, floor = got.get(what), floors.get(what)
        below = floor is not None and (value is None or value < floor)
        other = "" if same_data or floor is None else "other data than the floor was set on"
        lines.append(Line(name, what, value, floor, "BELOW THE FLOOR" if below else other))
    return lines


def run(part: Part, bench: Path, out: Path) -> Cost:
    """Answers one part as `python -m evals` does, in a process of its own."""
    return measure([sys.executable, "-m", "evals", part.set, str(bench / part.data), str(out)])


def answer(name: str, bench: Path, out: Path) -> tuple[list[Line], Cost]:
    """Runs and scores one part; of gva also the speed of the extract stage, as a multiple of a bare pipe's, and
    of clutter also what cleaning does to labelled documents of gva."""
    part, rules = PARTS[name], json.loads(FLOORS.read_text(encoding="utf-8")).get(name, {})
    floors = rules.get("floors", {})
    cost = run(part, bench, out)
    if cost.status:
        return [Line(name, "run", None, 0.0, "THE RUN FAILED, see above")], cost
    same = rules.get("fingerprint", "") in ("", fingerprint(bench / part.data))
    try:
        got = score(part, bench, out)
        if name == "gva":
            stage = measure_stage(bench / part.data)
            print(f"{name:<16} {stage.line()}", flush=True)
            got["extract_speed"] = stage.gain
        if name == "clutter" and (bench / PARTS["gva"].data).is_dir():
            found = measured(bench / PARTS["gva"].data)
            print(f"{name:<16} {found.line()}", flush=True)
            got |= found.measures()
        return judge(name, got, floors, same), cost
    except RuntimeError as error:
        return [Line(name, "score", None, 0.0, str(error))], cost


def speed(bench: Path, cost: Cost) -> Speed:
    """What the gva run cost (build, export and answers), against a bare pipe over the same text."""
    with tempfile.TemporaryDirectory(prefix="onrecord-speed-") as folder:
        path = Path(inputs.rows(bench / PARTS["gva"].data, Path(folder))[0])
        return Speed(len(path.read_text(encoding="utf-8").splitlines()), cost, measure_bare(path))


def table(bench: Path, out: Path, names: list[str]) -> int:
    """Prints the table as it grows; 1 when a line failed or nothing could be measured."""
    there = [name for name in names if (bench / PARTS[name].data).is_dir()]
    if not there:
        print(f"Nothing was measured: there is no benchmark data in {bench}. Name its folder: ONRECORD_BENCH=FOLDER make bench")
        return 1
    print(f"{'part':<16} {'measure':<18} value  floor")
    failed = 0
    for name in there:
        lines, cost = answer(name, bench, out / name.replace(" ", "-"))
        print("\n".join(line.text() for line in lines), flush=True)
        failed += sum(line.failed for line in lines)
        if name == "gva" and not cost.status:
            print(f"{'gva':<16} {speed(bench, cost).line()}", flush=True)
    print(f"{failed} below the floor" if failed else "Every floor is reached.")
    return int(failed > 0)


def main(arguments: list[str] | None = None) -> int:
    """Exit status 0 when every floor is reached. ONRECORD_BENCH names the folder of the sets where it is set."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench", description=__doc__)
    parser.add_argument("bench", type=Path, nargs="?", default=Path("../shared/bench"))
    parser.add_argument("out", type=Path, nargs="?", default=Path("bench-out"))
    parser.add_argument("--only", choices=sorted(PARTS), nargs="+", default=list(PARTS), help="only these parts")
    asked = parser.parse_args(arguments)
    return table(Path(os.environ.get("ONRECORD_BENCH") or asked.bench), asked.out, asked.only)


if __name__ == "__main__":
    sys.exit(main())
