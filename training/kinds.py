"""The teacher of entity kinds: the encoder fine-tuned on GUM, which then labels other text.

Each token gets the kind of the smallest entity that it is the syntactic head of, or `none`. Part-of-speech
tags and relations are learned beside the kinds, as they tell heads of entities from other words.
"""

import argparse
import multiprocessing
import os
import random
import re
import time
from pathlib import Path

import numpy as np
import torch
from torch import distributed, nn
from torch.nn import functional

import conllu
import encoder
from conllu import KINDS, NONE

MERGED = {kind: "other" for kind in ("abstract", "animal", "object", "plant", "substance")}


class Teacher(nn.Module):
    """The encoder, told halfway how words are written, with one linear head for each of the three tasks.

    The embeddings and the first layers (`below`) stay as they are; only what follows (`above`) is trained.
    """

    def __init__(self, model, tags, relations, frozen=3):
        super().__init__()
        self.tags, self.relations, self.frozen = tags, relations, frozen
        self.encoder = model
        self.shapes = nn.Embedding(len(encoder.SHAPES), model.config.hidden_size)
        nn.init.zeros_(self.shapes.weight)
        self.dropout = nn.Dropout(0.1)
        self.heads = nn.ModuleList(
            nn.Linear(model.config.hidden_size, len(names)) for names in (KINDS, tags, relations)
        )

    def trained(self):
        """The parameters of the encoder that are trained, and those of the new parts."""
        return list(self.encoder.encoder.layer[self.frozen :].parameters()), [
            *self.shapes.parameters(),
            *self.heads.parameters(),
        ]

    def below(self, ids, mask):
        """The hidden states after the frozen layers."""
        return self._layers(self.encoder.embeddings(input_ids=ids), mask, 0, self.frozen)

    def above(self, hidden, mask, shapes, flat, owners):
        """One vector for each word, from the hidden states after the frozen layers."""
        hidden = self._layers(hidden + self.shapes(shapes), mask, self.frozen, None)
        return encoder.word_means(hidden, flat, owners)

    def answers(self, words):
        """The scores of kinds, tags and relations."""
        words = self.dropout(words)
        return [head(words) for head in self.heads]

    def _layers(self, hidden, mask, first, end):
        mask = mask.bool()[:, None, None, :]
        for layer in self.encoder.encoder.layer[first:end]:
            hidden = layer(hidden, mask)
        return hidden


def cut(sentences, pieces, limit, alone=0.0, order=None):
    """Windows over the sentences, each as (words, where they are from); `order` gives the running order."""
    order = order or range(len(sentences))
    lengths = [[len(pieces.of(form)) for form in sentences[number].forms] for number in order]
    documents = [sentences[number].document for number in order]
    order, result = list(order), []
    for window in encoder.windows(lengths, documents, limit, alone):
        sources = [(order[number], index) for number, first, end in window for index in range(first, end)]
        result.append(([sentences[number].forms[index] for number, index in sources], sources))
    return result


def size(pieces):
    """The measure by which windows are put into batches."""
    return lambda window: sum(len(pieces.of(form)) for form in window[0]) + 2


def train(teacher, pieces, sentences, args):
    """Fine-tunes the teacher; under torchrun each process takes its share of every step."""
    rank, world = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
    if world > 1:
        distributed.init_process_group("gloo")
    gold = [
        list(
            zip(
                (KINDS.index(kind) for kind in conllu.entity_kinds(s)),
                (teacher.tags.index(tag) for tag in s.xpos),
                (teacher.relations.index(relation) for relation in s.relations),
                (args.name_weight if upos == "PROPN" else 1.0 for upos in s.upos),
            )
        )
        for s in sentences
    ]
    batches = encoder.batches(cut(sentences, pieces, 126, 0.15), size(pieces), args.batch)
    random.shuffle(batches)
    batches = batches[rank : len(batches) // world * world : world]
    prepared = []
    teacher.eval()
    with torch.no_grad():
        for batch in batches:
            ids, mask, *rest = encoder.collate([words for words, _ in batch], pieces)
            rows = [gold[sentence][index] for _, sources in batch for sentence, index in sources]
            targets = [torch.tensor(column) for column in zip(*rows)]
            prepared.append((teacher.below(ids, mask), mask, rest, targets))
    print(f"{len(prepared)} batches in process {rank}", flush=True)

    slow, fast = teacher.trained()
    optimizer = torch.optim.AdamW([{"params": slow, "lr": args.rate}, {"params": fast, "lr": 5 * args.rate}])
    total = args.epochs * len(prepared)
    warm = total // 10
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, (total - step) / (total - warm))
    )
    for epoch in range(args.epochs):
        random.shuffle(prepared)
        teacher.train()
        start, losses = time.time(), 0.0
        for hidden, mask, rest, (*targets, weights) in prepared:
            outputs = teacher.answers(teacher.above(hidden, mask, *rest))
            kinds, tags, relations = (
                functional.cross_entropy(output, target, reduction="none")
                for output, target in zip(outputs, targets)
            )
            side = tags.mean() + relations.mean()
            loss = (weights * kinds).sum() / weights.sum() + args.side_weight * side
            optimizer.zero_grad()
            loss.backward()
            if world > 1:
                share_gradients(slow + fast, world)
            nn.utils.clip_grad_norm_(slow + fast, 1.0)
            optimizer.step()
            schedule.step()
            losses += loss.item()
        if rank == 0:
            print(f"epoch {epoch + 1}: loss {losses / len(prepared):.3f}, {time.time() - start:.0f} s", flush=True)
    if rank == 0:
        torch.save(state(teacher), args.model)


def share_gradients(parameters, world):
    """Makes the gradients of all processes their mean."""
    flat = nn.utils.parameters_to_vector([parameter.grad for parameter in parameters])
    distributed.all_reduce(flat)
    start = 0
    for parameter in parameters:
        end = start + parameter.numel()
        parameter.grad.copy_(flat[start:end].view_as(parameter) / world)
        start = end


def state(teacher):
    """What `restore` needs to make the teacher again."""
    return {"tags": teacher.tags, "relations": teacher.relations, "weights": teacher.state_dict()}


def restore(path, model):
    """The teacher that was saved, its layers in whole numbers, which is faster."""
    saved = torch.load(path)
    teacher = Teacher(model, saved["tags"], saved["relations"])
    teacher.load_state_dict(saved["weights"])
    quantize = torch.ao.quantization.quantize_dynamic
    teacher.encoder.encoder = quantize(teacher.encoder.encoder, {nn.Linear}, torch.qint8)
    return teacher


def probabilities(teacher, pieces, sentences, processes=1, order=None, vectors=None):
    """For each sentence the probabilities as words × kinds.

    `vectors`, if given, is filled with the sum of the teacher's vectors of each lower-cased word and its count.
    """
    result = [torch.zeros(len(s.forms), len(KINDS)) for s in sentences]
    batches = encoder.batches(cut(sentences, pieces, 126, order=order), size(pieces), 2048)
    teacher.eval()
    state = (teacher, pieces, torch.get_num_threads())
    with multiprocessing.get_context("fork").Pool(processes, _start, state) as pool:
        for done, (batch, (said, hidden)) in enumerate(zip(batches, pool.imap(_apply, batches)), 1):
            sources = [source for _, window in batch for source in window]
            for (sentence, index), row in zip(sources, torch.from_numpy(said)):
                result[sentence][index] = row
            if vectors is not None:
                for (sentence, index), vector in zip(sources, hidden):
                    total = vectors.setdefault(sentences[sentence].forms[index].lower(), [0.0, 0])
                    total[0] += vector
                    total[1] += 1
            if done % 50 == 0 or done == len(batches):
                print(f"{done} of {len(batches)} batches", flush=True)
    return result


def _start(*state):
    """Gives a process of the pool what it needs."""
    global _teacher, _pieces
    _teacher, _pieces, threads = state
    torch.set_num_threads(threads)


@torch.inference_mode()
def _apply(batch):
    """The probabilities of the kinds and the vectors of the words of one batch, as arrays."""
    ids, mask, *rest = encoder.collate([words for words, _ in batch], _pieces)
    words = _teacher.above(_teacher.below(ids, mask), mask, *rest)
    return _teacher.answers(words)[0].softmax(1).numpy(), words.numpy()


def evaluate(teacher, pieces, sentences, processes):
    """Prints the accuracy over all tokens and over the gold heads of entities."""
    said = torch.cat(probabilities(teacher, pieces, sentences, processes))
    best = [KINDS[i] for i in said.argmax(1).tolist()]
    forced = [KINDS[i + 1] for i in said[:, 1:].argmax(1).tolist()]
    gold = [kind for s in sentences for kind in conllu.entity_kinds(s)]
    upos = [tag for s in sentences for tag in s.upos]
    heads = [i for i, kind in enumerate(gold) if kind != NONE]
    names = [i for i in heads if upos[i] == "PROPN"]

    def share(places, answers, merge=lambda kind: kind):
        return 100 * sum(merge(answers[i]) == merge(gold[i]) for i in places) / len(places)

    def merged(kind):
        return MERGED.get(kind, kind)

    print(f"  all tokens {share(range(len(gold)), best):.1f}, heads {share(heads, best):.1f}")
    print(f"  names ({len(names)} heads): {share(names, best):.1f}, merged {share(names, best, merged):.1f}")
    print(f"  names, known to be heads: {share(names, forced):.1f}, merged {share(names, forced, merged):.1f}")
    for kind in KINDS[1:]:
        of_kind = [i for i in names if gold[i] == kind]
        if of_kind:
            print(f"    {kind}: {len(of_kind)} names, {share(of_kind, best):.0f} found", flush=True)


def running_order(sentences, texts):
    """Puts shuffled sentences back into the order of the texts they are from; lost ones come last.

    A sentence's document becomes the text it was found in, or one of its own.
    """
    needles = ["".join(sentence.forms).replace(" ", "") for sentence in sentences]
    starts = {}
    for number, needle in enumerate(needles):
        starts.setdefault(needle[:12], []).append(number)
    places = {}
    for document, path in enumerate(texts):
        text = re.sub(r"\s+", "", path.read_text(encoding="utf-8"))
        for at in range(len(text)):
            for number in starts.get(text[at : at + 12], ()):
                if number not in places and text.startswith(needles[number], at):
                    places[number] = (document, at)
    for number, sentence in enumerate(sentences):
        sentence.document = places.setdefault(number, (len(texts) + number, 0))[0]
    lost = sum(document >= len(texts) for document, _ in places.values())
    print(f"{lost} of {len(sentences)} sentences not found in the texts", flush=True)
    return sorted(places, key=places.get)


def label(teacher, pieces, args):
    """Writes the best kind of every token and its probability, in the order of the file."""
    sentences = conllu.read(args.input)
    order = running_order(sentences, args.text) if args.text else None
    start = time.time()
    vectors = {} if args.vectors else None
    said = probabilities(teacher, pieces, sentences, args.processes, order, vectors)
    with open(args.output, "w", encoding="utf-8") as out:
        for rows in said:
            for probability, kind in zip(*(column.tolist() for column in rows.max(1))):
                out.write(f"{KINDS[kind]}\t{probability:.3f}\n")
            out.write("\n")
    if args.vectors:
        sums, counts = zip(*vectors.values())
        np.savez(args.vectors, words=np.array(list(vectors)), sums=np.stack(sums), counts=np.array(counts))
    print(f"{sum(map(len, said))} tokens labelled in {time.time() - start:.0f} s")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=1, help="of each process")
    parser.add_argument("--processes", type=int, default=2, help="that label side by side")
    parser.add_argument("--seed", type=int, default=1)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("train", help="may be run by torchrun")
    command.add_argument("--train", type=Path, required=True)
    command.add_argument("--model", type=Path, required=True, help="where the teacher is saved")
    command.add_argument("--epochs", type=int, default=3)
    command.add_argument("--rate", type=float, default=2e-4)
    command.add_argument("--batch", type=int, default=512, help="pieces in a batch of one process")
    command.add_argument("--name-weight", type=float, default=3.0, help="what a proper noun counts in the loss")
    command.add_argument("--side-weight", type=float, default=0.3, help="what tags and relations count")
    command = commands.add_parser("evaluate")
    command.add_argument("--dev", type=Path, required=True)
    command.add_argument("--model", type=Path, required=True)
    command = commands.add_parser("label")
    command.add_argument("--model", type=Path, required=True)
    command.add_argument("--input", type=Path, required=True)
    command.add_argument("--text", type=Path, nargs="*", help="the texts that a shuffled input is from")
    command.add_argument("--vectors", type=Path, help="where the sums of the vectors of the words go")
    command.add_argument("--output", type=Path, required=True)
    args = parser.parse_args()

    pieces = encoder.Pieces()
    model = encoder.load(args.threads, args.seed)
    if args.command == "train":
        sentences = conllu.read(args.train)
        tags = sorted({tag for s in sentences for tag in s.xpos})
        relations = sorted({relation for s in sentences for relation in s.relations})
        train(Teacher(model, tags, relations), pieces, sentences, args)
        return
    teacher = restore(args.model, model)
    if args.command == "evaluate":
        evaluate(teacher, pieces, conllu.read(args.dev), args.processes)
    else:
        label(teacher, pieces, args)


if __name__ == "__main__":
    main()
