"""Word clusters: k-means over vectors of the encoder, one cluster for each lower-cased word.

The vector of a word joins that of the word by itself, from the encoder as it is, with the mean of what the
teacher of kinds (`kinds.py`) made of it in its contexts, which also tells parts of speech apart.
"""

import argparse
import re
from collections import Counter
from pathlib import Path

import numpy as np
import torch

import conllu
import encoder

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def vocabulary(treebanks, texts, pieces):
    """All words of the treebanks, those seen twice in the texts, and the whole words of the encoder."""
    words = {form.lower() for sentences in treebanks for sentence in sentences for form in sentence.forms}
    counts = Counter()
    for path in texts:
        counts.update(WORD.findall(path.read_text(encoding="utf-8").lower()))
    words.update(word for word, count in counts.items() if count >= 2)
    words.update(pieces.whole_words())
    return sorted(words)


@torch.inference_mode()
def alone_vectors(model, pieces, words, layer):
    """The vectors of the words by themselves, after the given layer."""
    result = np.zeros((len(words), model.config.hidden_size), np.float32)
    for batch in encoder.batches(range(len(words)), lambda i: len(pieces.of(words[i])) + 2, 4096):
        ids, mask, _, flat, owners = encoder.collate([[words[i]] for i in batch], pieces)
        hidden = model(input_ids=ids, attention_mask=mask, output_hidden_states=True).hidden_states[layer]
        result[batch] = encoder.word_means(hidden, flat, owners).numpy()
    return result


def context_vectors(words, paths):
    """What the teacher of kinds made of the words in context, on average, and how often they occurred."""
    number = {word: index for index, word in enumerate(words)}
    sums, counts = 0, np.zeros(len(words), np.int64)
    for path in paths:
        with np.load(path) as file:
            seen = {name: file[name] for name in file}
        known = [i for i, word in enumerate(seen["words"]) if word in number]
        targets = [number[seen["words"][i]] for i in known]
        part = np.zeros((len(words), seen["sums"].shape[1]), np.float32)
        part[targets] = seen["sums"][known]
        counts[targets] += seen["counts"][known]
        sums = sums + part
    return sums / np.maximum(counts, 1)[:, None], counts


def unit(vectors):
    """The vectors without their common mean, at length one."""
    vectors = vectors - vectors.mean(0)
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def join(alone, context, counts, share):
    """Both views side by side, the first one scaled by `share`.

    A word that never occurred gets the context that its own vector predicts.
    """
    seen = counts > 0
    x = np.concatenate([alone, np.ones((len(alone), 1), np.float32)], 1)
    gram = x[seen].T @ x[seen] + 1e-2 * seen.sum() / 384 * np.eye(x.shape[1], dtype=np.float32)
    predicted = x @ np.linalg.solve(gram, x[seen].T @ context[seen])
    context = np.where(seen[:, None], context, predicted)
    return np.concatenate([share * unit(alone), unit(context)], 1).astype(np.float32)


def kmeans(vectors, k, seed, rounds=12):
    """The cluster of each vector, by Lloyd's rounds from a k-means++ start on a sample."""
    generator = torch.Generator().manual_seed(seed)
    points = torch.from_numpy(vectors)
    sample = points[torch.randperm(len(points), generator=generator)[:10000]]
    centres = sample[:1]
    nearest = (sample - centres).square().sum(1)
    while len(centres) < k:
        pick = sample[torch.multinomial(nearest, 1, generator=generator)]
        centres = torch.cat([centres, pick])
        nearest = torch.minimum(nearest, (sample - pick).square().sum(1))
    for _ in range(rounds):
        labels = assign(points, centres)
        sums = torch.zeros_like(centres).index_add(0, labels, points)
        sizes = torch.bincount(labels, minlength=k).unsqueeze(1)
        centres = torch.where(sizes > 0, sums / sizes.clamp(min=1), centres)
    return assign(points, centres).numpy()


def assign(points, centres):
    """The number of the nearest centre for each point."""
    norms = centres.square().sum(1)
    return torch.cat([(norms - 2 * part @ centres.T).argmin(1) for part in points.split(8192)])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebank", type=Path, nargs="+", required=True, help="the train files")
    parser.add_argument("--text", type=Path, nargs="+", required=True, help="plain text, for the words")
    parser.add_argument("--vectors", type=Path, nargs="+", required=True, help="as written by kinds.py")
    parser.add_argument("--clusters", type=int, default=512)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--layer", type=int, default=3, help="of the encoder, for the words by themselves")
    parser.add_argument("--share", type=float, default=0.5, help="of the words by themselves")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()

    pieces = encoder.Pieces()
    model = encoder.load(args.threads, args.seed).eval()
    treebanks = [conllu.read(path) for path in args.treebank]
    words = vocabulary(treebanks, sorted(args.text), pieces)
    alone = alone_vectors(model, pieces, words, args.layer)
    context, counts = context_vectors(words, args.vectors)
    labels = kmeans(join(alone, context, counts, args.share), args.clusters, args.seed)
    with open(args.output, "w", encoding="utf-8") as out:
        out.writelines(f"{word}\t{label}\n" for word, label in zip(words, labels))


if __name__ == "__main__":
    main()
