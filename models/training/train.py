"""Trains the network: `python -m models.training.train --resources ../shared/resources --out runs/1`.

Runs on the processor; writes a checkpoint after every part of an epoch and goes on from it when started again.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - its usual name

from models.pieces import Pieces
from models.training.batches import NONE, Batch, Chunk, Labels, chunks, fitting, grouped, make_batch, noisy
from models.training.encoder_weights import find_weights, read_encoder
from models.training.network import Shape, Tagger
from models.training.treebank import Sentence, read_conllu
from models.training.vocabulary import choose_pieces, piece_model

WEIGHT = {"tag": 1.0, "edit": 1.0, "entity": 1.5}
SMOOTH = 0.03


def loss_of(net: Tagger, batch: Batch, *, half: bool) -> Tensor:
    """The summed loss of all tasks; a task without answers in the batch adds nothing."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
        scores = net(batch.pieces, batch.mask, batch.pool, batch.affixes)
    scores = {k: v.float() for k, v in scores.items()}
    total = torch.zeros(())
    for task, weight in WEIGHT.items():
        answers = batch.answers[task].flatten()
        if (answers != NONE).any():
            total = total + weight * F.cross_entropy(scores[task].flatten(0, 1), answers, ignore_index=NONE, label_smoothing=SMOOTH)
    heads = batch.answers["head"]
    if (heads != NONE).any():
        arcs = scores["arc"].masked_fill(~same_sentence(batch.sentence), -1e4)
        total = total + F.cross_entropy(arcs.flatten(0, 1), heads.flatten(), ignore_index=NONE)
        relations = net.relations(scores, heads.clamp(min=0)).flatten(0, 1)
        total = total + F.cross_entropy(relations, batch.answers["relation"].flatten(), ignore_index=NONE, label_smoothing=SMOOTH)
    return total


def same_sentence(sentence: Tensor) -> Tensor:
    """(batch, words, words): whether two words stand in one sentence."""
    return (sentence.unsqueeze(1) == sentence.unsqueeze(2)) & (sentence >= 0).unsqueeze(1)


def optimiser(net: Tagger, rate: float) -> torch.optim.AdamW:
    """Lower layers of the encoder learn more slowly, the new heads ten times as fast; the piece vectors stay."""
    net.word.weight.requires_grad_(False)
    groups = [
        {"params": list(layer.parameters()), "lr": rate * 0.9 ** (len(net.layers) - 1 - i)} for i, layer in enumerate(net.layers)
    ]
    low = [net.position.weight, net.kind, *net.norm.parameters()]
    groups.append({"params": low, "lr": rate * 0.3})
    done = {id(p) for g in groups for p in g["params"]} | {id(net.word.weight)}
    groups.append({"params": [p for p in net.parameters() if id(p) not in done], "lr": rate * 10})
    for group in groups:
        group["first"] = group["lr"]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def without_layers(state: dict[str, Tensor], dropped: Sequence[int]) -> dict[str, Tensor]:
    """The weights of a network without some of its encoder's layers (counted from 0), the others numbered anew.

    Training goes on from there: a layer of the middle or the top that adds little costs less than its time.

    >>> one = torch.zeros(1)
    >>> list(without_layers({"layers.0.up.bias": one, "layers.1.up.bias": one, "layers.2.up.bias": one, "tag.bias": one}, [1]))
    ['layers.0.up.bias', 'layers.1.up.bias', 'tag.bias']
    """
    kept: dict[str, Tensor] = {}
    for name, tensor in state.items():
        part, _, rest = name.partition(".")
        if part == "layers":
            number, _, rest = rest.partition(".")
            if int(number) in dropped:
                continue
            name = f"layers.{int(number) - sum(gone < int(number) for gone in dropped)}.{rest}"
        kept[name] = tensor
    return kept


def words_for_pieces(resources: Path, paragraphs: list[tuple[Sentence, ...]]) -> set[str]:
    """The words of the training part and the lists of names: the vocabulary is cut to these."""
    words = {w for paragraph in paragraphs for s in paragraph for w in s.words}
    for name in ("firstnames_lv_namedays", "places_geonames_lv", "surnames_faker_lv", "municipalities_iso3166_2_lv"):
        text = (resources / "gazetteers" / f"{name}.tsv").read_text(encoding="utf-8")
        words.update(w for line in text.splitlines() for w in line.split("\t")[0].split())
    return words


def read_generated(folder: Path | None) -> list[tuple[Sentence, ...]]:
    """Generated minutes: JSON lines, each a paragraph of sentences with words, spaces and entities."""
    out = []
    for path in sorted(folder.glob("*.jsonl")) if folder else []:
        for line in path.read_text(encoding="utf-8").splitlines():
            out.append(
                tuple(Sentence(tuple(s["words"]), tuple(s["spaces"]), entities=tuple(s["entities"])) for s in json.loads(line))
            )
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--resources", type=Path, required=True)
    parser.add_argument("--generated", type=Path, help="folder of generated paragraphs (*.jsonl)")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=10)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--minutes", type=float, help="end then, whatever the epochs: the rate falls by the clock")
    parser.add_argument("--batch", type=int, default=1500, help="padded pieces in a batch")
    parser.add_argument("--layers", type=int, default=10, help="of the encoder's twelve; the upper ones were made for another task")
    parser.add_argument("--bf16", action="store_true", help="faster, but only on processors that multiply such numbers (AMX)")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--start", type=Path, help="`final.pt` of an earlier run: go on from it")
    parser.add_argument("--without", type=int, nargs="*", default=[], help="layers of the start to leave out, counted from 0")
    parser.add_argument("--limit", type=int, help="use so many paragraphs only: a trial")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(0)
    args.out.mkdir(parents=True, exist_ok=True)

    paragraphs = list(read_conllu(args.resources / "ud" / "lv_lvtb217ish-train.conllu"))[: args.limit]
    encoder = read_encoder(find_weights())
    kept = choose_pieces(encoder, words_for_pieces(args.resources, paragraphs))
    model = piece_model(encoder, kept)
    (args.out / "pieces.model").write_bytes(model)
    pieces = Pieces(model)
    labels = Labels.collect(paragraphs)
    (args.out / "labels.json").write_text(
        json.dumps({k: getattr(labels, k) for k in Labels.__slots__}, ensure_ascii=False), encoding="utf-8"
    )
    shape = Shape(
        pieces=len(kept), hidden=encoder.hidden, layers=args.layers, heads=encoder.heads, inner=encoder.inner,
        positions=encoder.positions, epsilon=encoder.epsilon, affixes=tuple(len(t) + 1 for t in labels.affixes),
        tags=len(labels.tags), edits=len(labels.edits), relations=len(labels.relations), entities=len(labels.entities),
    )  # fmt: skip
    (args.out / "shape.json").write_text(json.dumps(asdict(shape)), encoding="utf-8")
    net = Tagger(shape)
    net.load_encoder(encoder, kept)
    if args.start:
        net.load_state_dict(without_layers(torch.load(args.start, weights_only=True), args.without))
    train(net, list(chunks(paragraphs, pieces)), labels, pieces, args)


def train(net: Tagger, data: list[Chunk], labels: Labels, pieces: Pieces, args: argparse.Namespace) -> None:
    """Goes over the data until the epochs are done, from the last checkpoint on if there is one."""
    optim = optimiser(net, args.rate)
    checkpoint = args.out / "checkpoint.pt"
    step, epoch, done = 0, 0, 0.0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        net.load_state_dict(saved["net"])
        optim.load_state_dict(saved["optim"])
        step, epoch, done = saved["step"], saved["epoch"], saved["done"]
    steps_an_epoch = len(grouped(data, pieces, most=args.batch, rng=random.Random(0)))
    total = int(steps_an_epoch * args.epochs)
    warm = max(20, int(total * 0.06))
    spent, began, running = done, time.time(), 0.0
    net.train()
    while done < 1:
        rng = random.Random(epoch)
        extra = list(chunks(read_generated(args.generated), pieces))
        rng.shuffle(extra)
        groups = grouped([*data, *extra[: len(data) // 3]], pieces, most=args.batch, rng=rng)
        ratio = steps_an_epoch / len(groups)  # generated text makes an epoch longer, not the schedule
        for number, group in enumerate(groups):
            done = min(1.0, (epoch + number * ratio / steps_an_epoch) / args.epochs)
            if args.minutes:
                done = max(done, spent + (time.time() - began) / 60 / args.minutes)
            if done >= 1:
                break
            for g in optim.param_groups:
                g["lr"] = g["first"] * (step / warm if step < warm else max(0.01, 1 - done))
            batch = make_batch([fitting(noisy(chunk, rng), chunk, pieces) for chunk in group], labels, pieces)
            loss = loss_of(net, batch, half=args.bf16)
            optim.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optim.step()
            step += 1
            running += float(loss.detach())
            if step % 50 == 0:
                sys.stderr.write(f"epoch {epoch} step {step} ({done:.1%}) loss {running / 50:.3f} {time.time() - began:.0f} s\n")
                running = 0.0
        epoch += 1
        torch.save({"net": net.state_dict(), "optim": optim.state_dict(), "step": step, "epoch": epoch, "done": done}, checkpoint)
        if epoch >= args.epochs:
            break
    torch.save(net.state_dict(), args.out / "final.pt")


if __name__ == "__main__":
    main()
