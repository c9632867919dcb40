"""The network of a dossier, or of a file, in the format of another program."""

from __future__ import annotations

from pathlib import Path

from intake.commands.problems import DONE, complain
from intake.commands.sources import GENERATIONS, network_from
from intake.exchange.files import ties_file, write_whole
from intake.exchange.network import Network

FORMATS = ("gedcom", "gedcom7", "csv", "graphml", "yaml", "json")


def run(source: str, format: str, out: Path, lang: str, person: str = "", *, by_initials: bool = False, generations: int = GENERATIONS) -> int:  # fmt: skip
    """Write the network; of CSV the ties beside it. What the format cannot hold is said. Raises Refused."""
    network = network_from(source, lang, person, by_initials=by_initials, generations=generations, whole=True, leaves=f"network {format}")
    files, lost = written(network, format, out, lang)
    for path, content in files.items():
        write_whole(path, content, lang)
        print(path)
    for sentence in lost:
        complain(sentence)
    return DONE


def written(network: Network, format: str, out: Path, lang: str) -> tuple[dict[Path, bytes], tuple[str, ...]]:
    """(the files, sentences about what was lost)."""
    match format:
        case "gedcom" | "gedcom7":
            from intake.exchange.gedcom_write import write_gedcom

            content, lost = write_gedcom(network, "7.0" if format == "gedcom7" else "5.5.1", lang)
            return {out: content}, lost
        case "csv":
            from intake.exchange.csv_file import write_csv

            people, ties = write_csv(network, lang)
            return {out: people} | ({ties_file(out): ties} if ties is not None else {}), ()
        case "graphml":
            from intake.exchange.graphml import write_graphml

            return {out: write_graphml(network)}, ()
    from intake.exchange.own_file import write_json, write_yaml

    return {out: write_json(network) if format == "json" else write_yaml(network)}, ()
