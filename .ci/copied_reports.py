"""Reports with passages copied from one another, for `.ci/make-corpus --copied`: what was copied is known.

A text is drawn character by character, each after the two before it as in the real reports, so that characters, words
and lengths of sentences are real and long passages hardly ever come twice by chance. Every report has some passages of its own
that others may copy; a copy is the same, or has changes: at most one in twelve characters is another, left out or put in.
Half of the copies are of a few that many have.
"""
import random, re

ORIGINALS = 10
# So many reports have a first passage that many others copy.
MODELS = 400
MARKS = "。；！？"
CHARACTERS_A_CHANGE = 12


class Model:
    """The characters that follow any two in the sources."""

    def __init__(self, sources):
        self.next = {}
        for source in sources:
            for heading, blocks in source.parts:
                for line in [heading + "。"] + [line for block in blocks for line in block]:
                    line = re.sub(r"[\s　]", "", line)
                    for a, b, c in zip(line, line[1:], line[2:]):
                        self.next.setdefault(a + b, []).append(c)
        self.starts = [pair for pair in self.next if pair[0] in MARKS]

    def sentence(self, rng, least, most):
        """So many characters, up to the end of a sentence where one is near."""
        number = rng.random
        context = self.starts[int(number() * len(self.starts))]
        text = [context[1]]
        last = text[0]
        while len(text) < most:
            found = self.next.get(context)
            if not found:
                context = self.starts[int(number() * len(self.starts))]
                found = [context[1]]
            last = found[int(number() * len(found))]
            text.append(last)
            context = context[1] + last
            if len(text) >= least and last in MARKS:
                break
        return "".join(text)


def original(model, seed, report, number):
    rng = random.Random(f"{seed}/{report}/{number}")
    length = int(20 * 15 ** rng.random())
    return model.sentence(rng, length, length + 20)


def varied(rng, model, text):
    """The text with up to one change in twelve characters, and the number of these; every other time as far apart as they can be."""
    most = len(text) // CHARACTERS_A_CHANGE
    if most == 0:
        return text, 0
    if rng.random() < 0.5:
        places = [CHARACTERS_A_CHANGE * n + CHARACTERS_A_CHANGE - 1 for n in range(most)]
    else:
        places = sorted(rng.sample(range(len(text)), rng.randint(1, most)))
    out = list(text)
    for place in places:
        other = rng.choice(model.starts)[1]
        while other == text[place]:
            other = rng.choice(model.starts)[1]
        kind = rng.random()
        out[place] = other if kind < 0.7 else "" if kind < 0.85 else other + text[place]
    return "".join(out), len(places)


def report(model, index, reports, seed, wanted, share, heading):
    """The lines of a report, and its copies: the line each is in, where in it, and its source."""
    rng = random.Random(f"{seed}/{index}/text")
    own = [original(model, seed, index, n) for n in range(ORIGINALS)]
    rng.shuffle(own)
    lines, copies, count = [], [], 0
    copied = 0
    while count < wanted or own:
        if len(lines) % 8 == 0:
            lines.append(heading(len(lines) // 8 + 1) + model.sentence(rng, 6, 14).rstrip("，。；：！？、"))
        line = ""
        for _ in range(rng.randint(2, 5)):
            if own and rng.random() < 0.3:
                line += own.pop()
            elif copied < share * (count + len(line)):
                source, number = rng.randrange(reports), rng.randrange(ORIGINALS)
                if rng.random() < 0.5:
                    source, number = rng.randrange(MODELS) * (reports // MODELS or 1) % reports, 0
                if source == index:
                    continue
                text, changes = original(model, seed, source, number), 0
                if rng.random() < 0.5:
                    text, changes = varied(rng, model, text)
                copies.append((len(lines), len(line), text, source, changes))
                copied += len(text)
                line += text
            else:
                line += model.sentence(rng, 20, 120)
        lines.append(line)
        count += len(line)
    return lines, copies
