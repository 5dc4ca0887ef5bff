"""From trained weights to what ships: `python -m models.training.export --run runs/1 --out F --resources R`.

Input: the folder that `models.training.train` wrote. Output: `network.onnx` (int8 weights), `relations.onnx`, `labels.json.gz`,
`pieces.model` — the data of the component `models.network`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import tempfile
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - its usual name

from models.lexicon import make_lexicon
from models.pieces import Pieces
from models.training.batches import Batch, Labels, chunks, grouped, make_batch
from models.training.network import Layer, Shape, Tagger
from models.training.treebank import read_conllu

SHOWN = 300  # chunks of the training part that show how large the inputs of the layers get
STRENGTH = 0.75  # how much of the size of the inputs goes over to the weights
BEST = 4  # so many tags and lemma edits are given, for the best may not fit the word


class Rows(nn.Module):
    """A table of vectors as int8 with one scale a row; rows are gathered before they are widened."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("table", torch.round(weight / scale).to(torch.int8))

    def forward(self, numbers: Tensor) -> Tensor:
        flat = numbers.reshape(-1)
        table, scale = self.get_buffer("table"), self.get_buffer("scale")
        rows = torch.index_select(table, 0, flat).float() * torch.index_select(scale, 0, flat)
        return rows.view(*numbers.shape, table.shape[1])


class Smoothed(nn.Module):
    """A linear layer whose few large inputs are made smaller, and their weights larger, so that int8 holds both.

    Source: Xiao et al., "SmoothQuant" (ICML 2023). The encoder's residuals forbid folding the scale into the layer before.
    """

    def __init__(self, linear: nn.Linear, largest: Tensor) -> None:
        super().__init__()
        weights = linear.weight.detach().abs().amax(0).clamp(min=1e-5)
        scale = largest.clamp(min=1e-5) ** STRENGTH / weights ** (1 - STRENGTH)
        self.register_buffer("shrink", 1 / scale)
        self.linear = nn.Linear(linear.in_features, linear.out_features)
        self.linear.weight = nn.Parameter(linear.weight.detach() * scale)
        self.linear.bias = linear.bias

    def forward(self, x: Tensor) -> Tensor:
        return torch.as_tensor(self.linear(x * self.get_buffer("shrink")))


def smooth(net: Tagger, batches: Iterable[Batch]) -> None:
    """Smooths the linear layers of the encoder; the batches show how large their inputs get."""
    largest: dict[nn.Module, Tensor] = {}

    def watch(module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        seen = inputs[0].detach().abs().flatten(0, -2).amax(0)
        largest[module] = torch.maximum(largest[module], seen) if module in largest else seen

    places = [(layer, name) for layer in net.layers for name in ("qkv", "out", "up", "down")]
    hooks = [getattr(layer, name).register_forward_pre_hook(watch) for layer, name in places]
    with torch.no_grad():
        for batch in batches:
            net.encode(batch.pieces, batch.mask)
    for hook in hooks:
        hook.remove()
    for layer, name in places:
        setattr(layer, name, Smoothed(getattr(layer, name), largest[getattr(layer, name)]))


class Attention(torch.autograd.Function):
    """Attention of several heads as the one operation that onnxruntime has for it; in torch, as torch computes it.

    Without a mask, for the operation is a third faster so: what is read together has one length.
    """

    @staticmethod
    def forward(ctx: Any, q: Tensor, k: Tensor, v: Tensor, heads: int) -> Tensor:
        batch, length, size = q.shape
        q, k, v = (part.view(batch, length, heads, size // heads).transpose(1, 2) for part in (q, k, v))
        mixed = F.scaled_dot_product_attention(q, k, v)
        return mixed.transpose(1, 2).reshape(batch, length, size)

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any, heads: int) -> Any:
        return g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=heads).setType(q.type())


class Shipped(nn.Module):
    """The network as it answers: numbers of tags and edits, scores of entities and arcs, vectors for the relations."""

    def __init__(self, net: Tagger) -> None:
        super().__init__()
        self.net = net
        self.word = Rows(net.word.weight.detach())
        self.affix = nn.ModuleList([Rows(table.weight.detach()) for table in net.affix if isinstance(table, nn.Embedding)])

    def forward(self, pieces: Tensor, pool: Tensor, affixes: Tensor) -> tuple[Tensor, ...]:
        net = self.net
        x = net.norm(self.word(pieces) + net.position.weight[: pieces.shape[1]] + net.kind)
        for layer in net.layers:
            assert isinstance(layer, Layer)
            x = _layer(layer, x)
        x = torch.cat([torch.bmm(pool, x), *(table(affixes[..., i]) for i, table in enumerate(self.affix))], -1)
        child, head = F.gelu(net.arc_child(x)), F.gelu(net.arc_head(x))
        arcs = torch.matmul(torch.matmul(child, net.arc), head.transpose(1, 2)) + (head * net.arc_bias).sum(-1).unsqueeze(1)
        roots = (child * net.root).sum(-1)
        edits = net.edit(F.gelu(net.edit_hidden(x)))
        return (
            net.tag(F.gelu(net.tag_hidden(x))).topk(BEST, dim=-1).indices,
            edits.topk(BEST, dim=-1).indices,
            net.entity(F.gelu(net.entity_hidden(x))),
            arcs,
            roots,
            F.gelu(net.rel_head(x)),
            F.gelu(net.rel_child(x)),
        )


def _layer(layer: Layer, x: Tensor) -> Tensor:
    mixed = Attention.apply(*layer.qkv(x).split(x.shape[-1], -1), layer.heads)
    x = layer.norm1(x + layer.out(mixed))
    return torch.as_tensor(layer.norm2(x + layer.down(F.gelu(layer.up(x)))))


class Relations(nn.Module):
    """The relation of each word to its head, given the vectors of both: (words, 128) twice, numbers (words,) come back."""

    def __init__(self, net: Tagger) -> None:
        super().__init__()
        count, width, _ = net.relation.shape
        self.count, self.width = count, width
        self.weight = nn.Parameter(net.relation.detach().permute(1, 0, 2).reshape(width, count * width))

    def forward(self, child: Tensor, head: Tensor) -> Tensor:
        one = torch.ones_like(child[:, :1])
        left = torch.matmul(torch.cat([child, one], -1), self.weight).view(-1, self.count, self.width)
        return torch.matmul(left, torch.cat([head, one], -1).unsqueeze(-1)).squeeze(-1).argmax(-1)


def export(run: Path, out: Path, resources: Path) -> None:
    """Writes the four files; `run` holds `final.pt`, or else `checkpoint.pt`."""
    shape = json.loads((run / "shape.json").read_text(encoding="utf-8"))
    net = Tagger(Shape(**{**shape, "affixes": tuple(shape["affixes"])}))
    final = run / "final.pt"
    weights = torch.load(final if final.exists() else run / "checkpoint.pt", weights_only=True)
    net.load_state_dict(weights.get("net", weights))
    net.eval()
    pieces, answers = Pieces((run / "pieces.model").read_bytes()), Labels(**json.loads((run / "labels.json").read_bytes()))
    paragraphs = read_conllu(resources / "ud" / "lv_lvtb217ish-train.conllu")
    shown = list(islice(chunks(paragraphs, pieces), SHOWN))
    smooth(net, (make_batch(group, answers, pieces) for group in grouped(shown, pieces, most=2000, rng=None)))
    out.mkdir(parents=True, exist_ok=True)
    labels = json.loads((run / "labels.json").read_text(encoding="utf-8"))
    labels["lexicon"] = make_lexicon(read_conllu(resources / "ud" / "lv_lvtb217ish-train.conllu"), labels["tags"])
    packed = json.dumps(labels, ensure_ascii=False, separators=(",", ":")).encode()
    (out / "labels.json.gz").write_bytes(gzip.compress(packed, mtime=0))
    shutil.copy(run / "pieces.model", out / "pieces.model")
    b, p, w = {0: "batch"}, {0: "batch", 1: "pieces"}, {0: "batch", 1: "words"}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "network.onnx"
        words = torch.ones(2, 5, 7, dtype=torch.long)
        example = (torch.ones(2, 9, dtype=torch.long), torch.ones(2, 5, 9) / 9, words)
        torch.onnx.export(
            Shipped(net), example, str(plain), dynamo=False, opset_version=17, custom_opsets={"com.microsoft": 1},
            input_names=["pieces", "pool", "affixes"],
            output_names=["tag", "edit", "entity", "arc", "root", "rel_head", "rel_child"],
            dynamic_axes={
                "pieces": p, "pool": {**b, 1: "words", 2: "pieces"}, "affixes": w, "tag": w, "edit": w, "entity": w,
                "arc": {**w, 2: "words"}, "root": w, "rel_head": w, "rel_child": w,
            },
        )  # fmt: skip
        quantize_dynamic(plain, out / "network.onnx", weight_type=QuantType.QInt8, per_channel=True)
        relations = Path(folder) / "relations.onnx"
        vectors = (torch.ones(3, net.relation.shape[1] - 1), torch.ones(3, net.relation.shape[1] - 1))
        torch.onnx.export(
            Relations(net), vectors, str(relations), dynamo=False, opset_version=17,
            input_names=["child", "head"], output_names=["relation"],
            dynamic_axes={name: {0: "words"} for name in ("child", "head", "relation")},
        )  # fmt: skip
        quantize_dynamic(relations, out / "relations.onnx", weight_type=QuantType.QInt8, per_channel=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--resources", type=Path, required=True)
    args = parser.parse_args()
    export(args.run, args.out, args.resources)


if __name__ == "__main__":
    main()
