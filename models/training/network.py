"""The network: encoder, affixes, and one head for each task. Torch is for training only."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - its usual name

from models.training.encoder_weights import Encoder


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes that the saved weights must meet."""

    pieces: int
    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    affixes: tuple[int, ...]  # how many values each affix feature has
    tags: int
    edits: int
    relations: int
    entities: int


class Dropout(nn.Module):
    """Dropout whose masks are cut at random places from one pool: drawing them anew costs a tenth of the training."""

    pool_size = 1 << 22

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate
        self.pool: Tensor | None = None

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        count = x.numel()
        if self.pool is None or self.pool.numel() < 2 * count:
            self.pool = (torch.rand(max(self.pool_size, 2 * count)) >= self.rate).float() / (1 - self.rate)
        start = int(torch.randint(self.pool.numel() - count, ()))
        return x * self.pool[start : start + count].view_as(x)


class Layer(nn.Module):
    """One transformer layer, normalised after each part as BERT is."""

    def __init__(self, shape: Shape, dropout: Dropout) -> None:
        super().__init__()
        self.heads, self.dropout = shape.heads, dropout
        self.qkv = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.out = nn.Linear(shape.hidden, shape.hidden)
        self.norm1 = nn.LayerNorm(shape.hidden, shape.epsilon)
        self.up = nn.Linear(shape.hidden, shape.inner)
        self.down = nn.Linear(shape.inner, shape.hidden)
        self.norm2 = nn.LayerNorm(shape.hidden, shape.epsilon)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, hidden = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, length, hidden))
        x = self.norm1(x + self.dropout(mixed))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Tagger(nn.Module):
    """All tasks over one encoder. Word vectors are the mean of their pieces' vectors, joined with affix vectors."""

    affix_width = 40

    def __init__(self, shape: Shape, *, drop: float = 0.25, encoder_drop: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.encoder_dropout = Dropout(encoder_drop)  # one pool of masks for all layers
        self.word = nn.Embedding(shape.pieces, shape.hidden)
        self.position = nn.Embedding(shape.positions, shape.hidden)
        self.kind = nn.Parameter(torch.zeros(shape.hidden))
        self.norm = nn.LayerNorm(shape.hidden, shape.epsilon)
        self.layers = nn.ModuleList([Layer(shape, self.encoder_dropout) for _ in range(shape.layers)])
        self.affix = nn.ModuleList([nn.Embedding(size, self.affix_width) for size in shape.affixes])
        width = shape.hidden + self.affix_width * len(shape.affixes)
        self.dropout = Dropout(drop)
        self.tag_hidden, self.tag = nn.Linear(width, 512), nn.Linear(512, shape.tags)
        self.edit_hidden, self.edit = nn.Linear(width, 384), nn.Linear(384, shape.edits)
        self.entity_hidden, self.entity = nn.Linear(width, 256), nn.Linear(256, shape.entities)
        self.arc_head, self.arc_child = nn.Linear(width, 320), nn.Linear(width, 320)
        self.rel_head, self.rel_child = nn.Linear(width, 128), nn.Linear(width, 128)
        self.arc = nn.Parameter(torch.randn(320, 320) / 320)
        self.arc_bias = nn.Parameter(torch.zeros(320))
        self.root = nn.Parameter(torch.randn(320) * 0.02)
        self.relation = nn.Parameter(torch.randn(shape.relations, 129, 129) / 129)

    def load_encoder(self, encoder: Encoder, kept: list[int]) -> None:
        """Copies the encoder's weights; of its pieces only those kept."""
        size, tensors = self.shape.hidden, encoder.tensors

        def put(target: Tensor, name: str) -> None:
            target.copy_(torch.from_numpy(tensors[name]).view(target.shape))

        with torch.no_grad():
            self.word.weight.copy_(torch.from_numpy(tensors["emb.word"]).view(-1, size)[torch.tensor(kept)])
            put(self.position.weight, "emb.pos")
            self.kind.copy_(torch.from_numpy(tensors["emb.type"]).view(-1, size)[0])
            put(self.norm.weight, "emb.ln.w")
            put(self.norm.bias, "emb.ln.b")
            for number, layer in enumerate(self.layers):
                assert isinstance(layer, Layer)
                parts = {"w": layer.qkv.weight, "b": layer.qkv.bias}
                for end, target in parts.items():
                    joined = [torch.from_numpy(tensors[f"l{number}.{part}.{end}"]) for part in "qkv"]
                    target.copy_(torch.cat(joined).view(target.shape))
                named = (
                    (layer.out, "ao"),
                    (layer.norm1, "aln"),
                    (layer.up, "fi"),
                    (layer.down, "fo"),
                    (layer.norm2, "oln"),
                )
                for module, name in named:
                    put(module.weight, f"l{number}.{name}.w")
                    put(module.bias, f"l{number}.{name}.b")

    def encode(self, pieces: Tensor, mask: Tensor) -> Tensor:
        x = self.word(pieces) + self.position.weight[: pieces.shape[1]] + self.kind
        x = self.encoder_dropout(self.norm(x))
        wide = mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, wide)
        return x

    def forward(self, pieces: Tensor, mask: Tensor, pool: Tensor, affixes: Tensor) -> dict[str, Tensor]:
        """Scores of every task.

        `pool` (batch, words, pieces) averages pieces into words; `affixes` is (batch, words, features).
        """
        words = torch.bmm(pool, self.encode(pieces, mask).to(pool.dtype))
        x = self.dropout(torch.cat([words, *(table(affixes[..., i]) for i, table in enumerate(self.affix))], -1))
        child, head = self.dropout(F.gelu(self.arc_child(x))), self.dropout(F.gelu(self.arc_head(x)))
        arcs = child @ self.arc @ head.transpose(1, 2) + (head @ self.arc_bias).unsqueeze(1)
        own = torch.eye(arcs.shape[1], dtype=torch.bool)
        return {
            "tag": self.tag(self.dropout(F.gelu(self.tag_hidden(x)))),
            "edit": self.edit(self.dropout(F.gelu(self.edit_hidden(x)))),
            "entity": self.entity(self.dropout(F.gelu(self.entity_hidden(x)))),
            "arc": torch.where(own, (child @ self.root).unsqueeze(-1).expand_as(arcs), arcs),
            "rel_head": self.dropout(F.gelu(self.rel_head(x))),
            "rel_child": self.dropout(F.gelu(self.rel_child(x))),
        }

    def relations(self, scores: dict[str, Tensor], heads: Tensor) -> Tensor:
        """Scores of the relations of each word to the head given for it."""
        chosen = torch.gather(scores["rel_head"], 1, heads.unsqueeze(-1).expand(-1, -1, scores["rel_head"].shape[-1]))
        one = torch.ones(*heads.shape, 1)
        child, head = torch.cat([scores["rel_child"], one], -1), torch.cat([chosen, one], -1)
        half = torch.einsum("bni,rij->bnrj", child, self.relation)
        return torch.einsum("bnrj,bnj->bnr", half, head)
