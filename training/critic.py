"""The critic: which flashcards a teacher keeps. Trains a large reader of cards on grades, lets it judge many more
cards, and trains the small network that is part of griot on both.

Cards are JSON, one a line: form, title (of the article), prompt (a gap is a run of underscores), answer, and for
graded ones kept (0 to 1, the mean of the grades).
"""

import argparse
import json
import random
import re
import struct
import unicodedata

import numpy as np
import torch
from torch import nn
from torch.nn import functional

import encoder

# The same as in src/generate/score/critic/mod.rs.
LONGEST_TITLE, LONGEST_PROMPT, LONGEST_ANSWER = 24, 66, 30
FROZEN_LAYERS = 2


def read(paths):
    return [json.loads(line) for path in paths for line in open(path, encoding="utf-8")]


class Cutter:
    """Cards to the numbers of their pieces, how each was written, and the part that it belongs to."""

    def __init__(self):
        self.tokenizer = encoder.Pieces().tokenizer
        self.cls, self.sep = (self.tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]"))

    def cut(self, text, most):
        found = self.tokenizer.encode(re.sub("_{3,}", " [MASK] ", text), add_special_tokens=False)
        text = re.sub("_{3,}", " [MASK] ", text)
        return found.ids[:most], [shape(text[start]) for start, _ in found.offsets][:most]

    def of(self, card):
        about = f"{card['form']}: {card['title'] or ''} | "
        ids, shapes, parts = [self.cls], [3], [0]
        rows = ((about, LONGEST_TITLE), (card["prompt"], LONGEST_PROMPT), (card["answer"], LONGEST_ANSWER))
        for part, (text, most) in enumerate(rows):
            cut, written = self.cut(text, most)
            if part:
                cut, written = cut + [self.sep], written + [3]
            ids, shapes, parts = ids + cut, shapes + written, parts + [part] * len(cut)
        return ids, shapes, parts


def shape(c):
    return 2 if c.isdigit() else 1 if c.isupper() else 0 if c.islower() else 3


def batches(cards, size, shuffle):
    """Places of cards of about the same length."""
    order = list(range(len(cards)))
    if shuffle:
        random.shuffle(order)
    result = []
    for first in range(0, len(order), 20 * size):
        run = sorted(order[first : first + 20 * size], key=lambda at: len(cards[at][0]))
        result += [run[at : at + size] for at in range(0, len(run), size)]
    if shuffle:
        random.shuffle(result)
    return result


def padded(cards):
    """Three matrices of numbers, and which of them are there."""
    longest = max(len(ids) for ids, _, _ in cards)
    result = torch.zeros(3, len(cards), longest, dtype=torch.long)
    there = torch.zeros(len(cards), longest, dtype=torch.bool)
    for row, card in enumerate(cards):
        there[row, : len(card[0])] = True
        for at, values in enumerate(card):
            result[at, row, : len(values)] = torch.tensor(values)
    return (*result, there)


def fit(net, groups, cards, wanted, epochs, size, after):
    """Trains by the odds; the rate rises at first and falls to nothing."""
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    rates = [group["lr"] for group in optimizer.param_groups]
    steps, step = epochs * len(batches(cards, size, False)), 0
    for epoch in range(epochs):
        net.train()
        total = 0.0
        for batch in batches(cards, size, True):
            share = min(1.0, step / (0.06 * steps)) * max(0.0, 1.0 - step / steps)
            for group, rate in zip(optimizer.param_groups, rates):
                group["lr"] = rate * share
            odds = net(*padded([cards[at] for at in batch]))
            loss = functional.binary_cross_entropy_with_logits(odds, torch.tensor([wanted[at] for at in batch]))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            step, total = step + 1, total + loss.item()
            if step % 200 == 0:
                print(f"step {step} of {steps}", flush=True)
        print(f"epoch {epoch + 1}: loss {total * epochs / steps:.4f}", flush=True)
        after(net)


def judge(net, cards):
    net.eval()
    odds = np.zeros(len(cards), np.float32)
    with torch.no_grad():
        for batch in batches(cards, 64, False):
            odds[batch] = net(*padded([cards[at] for at in batch])).numpy()
    return odds


class Teacher(nn.Module):
    """The whole encoder, its lower layers as they are, with a head on the first piece and the mean of all."""

    def __init__(self, threads):
        super().__init__()
        self.encoder = encoder.load(threads, 1)
        self.head = nn.Sequential(nn.Dropout(0.1), nn.Linear(768, 1))
        for part in [self.encoder.embeddings, *self.encoder.encoder.layer[:FROZEN_LAYERS]]:
            for weights in part.parameters():
                weights.requires_grad = False

    def forward(self, ids, shapes, parts, there):
        hidden = self.encoder(input_ids=ids, attention_mask=there.long()).last_hidden_state
        mean = (hidden * there[..., None]).sum(1) / there.sum(1, keepdim=True)
        return self.head(torch.cat([hidden[:, 0], mean], 1))[:, 0]

    def groups(self):
        layers = [weights for weights in self.encoder.parameters() if weights.requires_grad]
        return [{"params": layers, "lr": 5e-5}, {"params": self.head.parameters(), "lr": 1e-3}]


def squash(x):
    x = x.clamp(-3, 3)
    return x * (27 + x * x) / (27 + 9 * x * x)


def gate(x):
    return 0.5 + 0.5 * squash(0.5 * x)


def carry(keep, new):
    """The recurrence over the second dimension."""
    state, states = torch.zeros_like(new[:, 0]), []
    for kept, added in zip(keep.unbind(1), new.unbind(1)):
        state = kept * state + added
        states.append(state)
    return torch.stack(states, 1)


class Layer(nn.Module):
    """As in src/network/layers.rs."""

    def __init__(self, width, side, first):
        super().__init__()
        self.side, self.first = side, first
        self.convolution = nn.Parameter(torch.tensor([[0.2], [1.0], [0.2]]).repeat(1, width))
        self.gates = nn.Linear(width, 6 * side)
        self.gates.bias.data.view(2, 3, side)[:, 0] += 1.0
        self.dropout = nn.Dropout(0.15)

    def forward(self, x, there):
        beside = functional.pad(x, (0, 0, 1, 1))
        mixed = beside[:, :-2] * self.convolution[0] + x * self.convolution[1] + beside[:, 2:] * self.convolution[2]
        gates = self.gates(self.dropout(mixed)).unflatten(-1, (2, 3, self.side))
        # Where nothing is, what is carried stays.
        present = there[:, :, None, None].float()
        keep = gate(gates[..., 0, :]) * present + (1 - present)
        new = (1 - keep) * gates[..., 1, :]
        # Both directions at once: the second one runs over the flipped text.
        turned = lambda both: torch.stack([both[:, :, 0], both[:, :, 1].flip(1)], 2)
        states = turned(carry(turned(keep), turned(new)))
        output = (gate(gates[..., 2, :]) * squash(states)).flatten(2) * there[..., None]
        return output if self.first else x + output


class Critic(nn.Module):
    """The small network. Its pieces' vectors are the encoder's, made shorter."""

    def __init__(self, width, side, layers):
        super().__init__()
        self.known = encoder.load(torch.get_num_threads(), 2).embeddings.word_embeddings.weight.detach()
        _, _, axes = torch.pca_lowrank(self.known, width, center=True)
        self.shorten = nn.Linear(384, width, bias=False)
        self.shorten.weight.data = (axes.T / (self.known @ axes).std()).contiguous()
        self.parts, self.shapes = nn.Embedding(3, width), nn.Embedding(4, width)
        for table in (self.parts, self.shapes):
            table.weight.data *= 0.3
        widths = [width] + [2 * side] * (layers - 1)
        self.layers = nn.ModuleList(Layer(w, side, at == 0) for at, w in enumerate(widths))
        self.head = nn.Linear(6 * side, 1)
        self.dropout = nn.Dropout(0.15)

    def forward(self, ids, shapes, parts, there):
        x = (self.shorten(self.known[ids]) + self.parts(parts) + self.shapes(shapes)) * there[..., None]
        x = self.dropout(x)
        for layer in self.layers:
            x = layer(x, there)
        answer = (there & (parts == 2)).float()
        prompt = there.float() - answer
        mean = lambda mask: (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True).clamp(min=1)
        largest = x.masked_fill(~there[..., None], -1e4).max(1).values
        return self.head(self.dropout(torch.cat([mean(prompt), mean(answer), largest], 1)))[:, 0]


def write(net, path):
    """As src/generate/score/critic/mod.rs reads it."""
    vocabulary = encoder.Pieces().tokenizer.get_vocab()
    pieces = sorted((at, piece) for piece, at in vocabulary.items() if is_kept(piece))
    vectors = net.shorten(net.known).detach().numpy()[[at for at, _ in pieces]]
    text = "\n".join(piece for _, piece in pieces).encode()
    first = net.layers[0]
    sizes = (len(pieces), vectors.shape[1], first.side, len(net.layers), len(text))
    plain = lambda weights: weights.detach().numpy().astype("<f4").tobytes()
    with open(path, "wb") as file:
        file.write(b"griot-cr" + struct.pack("<5I", *sizes) + text)
        scales = np.maximum(np.abs(vectors).max(1), 1e-6) / 127
        file.write(scales.astype("<f4").tobytes())
        file.write(np.round(vectors / scales[:, None]).astype("i1").tobytes())
        file.write(plain(net.parts.weight) + plain(net.shapes.weight))
        for layer in net.layers:
            file.write(plain(layer.convolution) + factor(layer.gates.weight.detach().numpy().T) + plain(layer.gates.bias))
        file.write(plain(net.head.weight) + plain(net.head.bias))


def factor(weights):
    """A factor of products: a scale a column, then panels of 16 columns, in each pairs of rows, column by column."""
    rows, columns = weights.shape
    scales = np.maximum(np.abs(weights).max(0), 1e-6) / 127
    whole = np.zeros((rows + rows % 2, -(-columns // 16) * 16), "i1")
    whole[:rows, :columns] = np.round(weights / scales)
    panels = whole.reshape(-1, 2, whole.shape[1] // 16, 16).transpose(2, 0, 3, 1)
    return scales.astype("<f4").tobytes() + panels.tobytes()


def is_kept(piece):
    """Whether a piece can stand in a text of Latin or Greek letters."""
    known = lambda c: c.isascii() or unicodedata.category(c)[0] in "PSN" or unicodedata.name(c, "").startswith(("LATIN", "GREEK"))
    return not piece.startswith("[unused") and all(map(known, piece))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, says in (
        ("teach", "train the teacher on graded cards"),
        ("label", "judge cards by the teacher"),
        ("distil", "train the critic on cards that the teacher judged"),
    ):
        command = commands.add_parser(name, help=says)
        command.add_argument("--cards", nargs="+", required=True)
        command.add_argument("--threads", type=int, default=2)
        command.add_argument("--teacher", required=name != "distil")
        command.add_argument("--output")
        command.add_argument("--labels", nargs="+", help="what label wrote for each file of cards")
        command.add_argument("--epochs", type=int, default=3 if name == "teach" else 4)
        command.add_argument("--test", help="graded cards to measure by")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    random.seed(1)
    cards, cutter = read(options.cards), Cutter()
    if options.command == "teach":
        cards = [card for card in cards if card.get("kept") is not None]
        teacher = Teacher(options.threads)
        wanted = [float(card["kept"]) for card in cards]
        after = lambda net: torch.save(net.state_dict(), options.teacher)
        fit(teacher, teacher.groups(), [cutter.of(card) for card in cards], wanted, options.epochs, 32, after)
    elif options.command == "label":
        teacher = Teacher(options.threads)
        teacher.load_state_dict(torch.load(options.teacher))
        np.save(options.output, judge(teacher, [cutter.of(card) for card in cards]))
    else:
        labels = 1 / (1 + np.exp(-np.concatenate([np.load(path) for path in options.labels])))
        # What people said of a card counts as much as what the teacher says.
        wanted = [
            float(label) if card.get("kept") is None else (float(label) + float(card["kept"])) / 2
            for card, label in zip(cards, labels, strict=True)
        ]
        critic = Critic(128, 96, 3)
        test = [card for card in read([options.test] if options.test else [])]
        cut = [cutter.of(card) for card in test]

        def after(net):
            write(net, options.output)
            if test:
                odds, kept = judge(net, cut), np.array([float(card["kept"]) for card in test])
                loss = np.mean(np.logaddexp(0, odds) - kept * odds)
                print(f"  log loss of the test {loss:.4f}", flush=True)

        groups = [{"params": critic.parameters(), "lr": 1e-3}]
        fit(critic, groups, [cutter.of(card) for card in cards], wanted, options.epochs, 64, after)


if __name__ == "__main__":
    main()
