"""Draws screens of the program as pictures; called by .ci/pictures, which says what for.

A screen is what a terminal of 256 colours shows after some keys; the emulator answers the program's questions about its
background, so that the theme has its accents. Each cell is drawn by itself, a character of two columns in two.
"""
import fcntl, os, pty, re, select, shutil, struct, subprocess, sys, tempfile, termios, time
from pathlib import Path

import pyte
from PIL import Image, ImageDraw, ImageFont
from pyte.graphics import FG_BG_256
from wcwidth import wcwidth

CELL = (10, 21)
# A character with the sequence that repeats it.
REPEATED = rb"([\x20-\x7e]|[\xc2-\xf4][\x80-\xbf]+)\x1b\[(\d*)b"
SIZE = 16
LATIN = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono%s.ttf"
HAN = "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"
SAMPLES = Path("Sources/ReportReading/Samples")
# The letters and the ground of a terminal, where a theme leaves them to it.
GROUNDS = {"dark": ("d0d0d0", "101418"), "light": ("202428", "fbfaf7")}
NAMED = dict(zip("black red green brown blue magenta cyan white".split(), FG_BG_256[:8]))
NAMED |= {"bright" + name: colour for name, colour in zip(NAMED, FG_BG_256[8:16])}


def themes():
    """The built-in themes by name, each with the kind of terminal it is for."""
    return {path.stem: re.search(r'variant = "(\w+)"', path.read_text())[1] for path in sorted(Path("themes").glob("*.toml"))}


class Run:
    """A program in a terminal of its own."""

    def __init__(self, arguments, columns, rows, ground, folder):
        # Autowrap and the rest as a terminal has them; italics are kept.
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.ground = ground
        environment = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
                       "HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_STATE_HOME": folder, "COLUMNS": str(columns)}
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            os.chdir(os.environ.get("GANGMU_PICTURES_FROM", "."))
            os.execvpe(arguments[0], arguments, environment)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def settle(self, quiet=0.4, limit=20):
        """Reads until nothing has come for `quiet` seconds, answers the questions in it, and shows it."""
        end = time.monotonic() + limit
        shown = b""
        while time.monotonic() < end and select.select([self.terminal], [], [], quiet)[0]:
            try:
                data = os.read(self.terminal, 1 << 16)
            except OSError:
                break
            if not data:
                break
            shown += data
            answer = b""
            for question in re.findall(rb"\x1b\[6n|\x1b\]11;\?|\x1b\[c", data):
                channels = "/".join(self.ground[place:place + 2] for place in (0, 2, 4))
                answer += {b"\x1b[6n": b"\x1b[1;2R", b"\x1b[c": b"\x1b[?62c"}.get(
                    question, f"\x1b]11;rgb:{channels}\x1b\\".encode())
            if answer:
                os.write(self.terminal, answer)
        # The emulator takes no private modes of two parts and no strings for the system, and knows no REP
        # (ECMA-48, 8.3.103).
        shown = re.sub(rb"\x1b\[\?\d+\$p|\x1b\]11;\?\x1b\\", b"", shown)
        self.stream.feed(re.sub(REPEATED, lambda found: found[1] * (1 + int(found[2] or 1)), shown))

    def press(self, keys):
        for key in keys:
            os.write(self.terminal, key.encode())
            self.settle()

    def end(self):
        os.close(self.terminal)
        os.waitpid(self.child, 0)


def colour(name, default):
    return "#" + (default if name == "default" else NAMED.get(name, name))


def draw(screen, letters, ground):
    """The picture of a screen."""
    width, height = CELL
    image = Image.new("RGB", ((screen.columns + 2) * width, (screen.lines + 1) * height), "#" + ground)
    pen = ImageDraw.Draw(image)
    fonts = {(bold, italic): ImageFont.truetype(LATIN % {(0, 0): "", (1, 0): "-Bold", (0, 1): "-Oblique", (1, 1): "-BoldOblique"}[bold, italic], SIZE)
             for bold in (0, 1) for italic in (0, 1)
             if Path(LATIN % {(0, 0): "", (1, 0): "-Bold", (0, 1): "-Oblique", (1, 1): "-BoldOblique"}[bold, italic]).exists()}
    han = ImageFont.truetype(HAN, SIZE + 2, index=1)
    narrow = ImageFont.truetype(HAN, SIZE // 2 + 2, index=1)
    for row in range(screen.lines):
        for column in range(screen.columns):
            cell = screen.buffer[row][column]
            if not cell.data:
                continue
            span = 2 if wcwidth(cell.data[0]) == 2 else 1
            front, back = colour(cell.fg, letters), colour(cell.bg, ground)
            if cell.reverse:
                front, back = back, front
            left, top = (column + 1) * width, row * height + height // 2
            pen.rectangle((left, top, left + span * width - 1, top + height - 1), fill=back)
            # Roman and circled numerals take one column here, and only the Chinese font has them.
            is_latin = span == 1 and not 0x2150 <= ord(cell.data[0]) < 0x2500
            font = han if span == 2 else narrow if not is_latin else fonts.get((int(cell.bold), int(cell.italics))) or fonts[int(cell.bold), 0]
            box(pen, cell.data, left, top, front) or pen.text(
                (left + (1 if span == 2 else 0), top + height - 5), cell.data, fill=front, font=font, anchor="ls",
                stroke_width=0)
            if span == 2 and cell.bold:
                pen.text((left + 2, top + height - 5), cell.data, fill=front, font=han, anchor="ls")
            if cell.underscore:
                pen.line((left, top + height - 3, left + span * width - 1, top + height - 3), fill=front)
    return image


def box(pen, character, left, top, fill):
    """Draws lines and blocks that must meet those of the next cell."""
    width, height = CELL
    if character == "│":
        pen.line((left + width // 2, top, left + width // 2, top + height - 1), fill=fill)
    elif character == "─":
        pen.line((left, top + height // 2, left + width - 1, top + height // 2), fill=fill)
    elif character in "▁▂▃▄▅▆▇█":
        pen.rectangle((left, top + height - height * ("▁▂▃▄▅▆▇█".index(character) + 1) // 8, left + width - 1, top + height - 1), fill=fill)
    else:
        return False
    return True


def screen_of(program, theme, variant, file, keys, size):
    letters, ground = GROUNDS[variant]
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "gangmu"
        settings.mkdir()
        # Asked by its kind of terminal, a default theme is as it is for everybody.
        kind = f'theme-{variant} = "{theme}"\n'
        settings.joinpath("config.toml").write_text(kind + ('language = "zh"\n' if "Samples" in str(file) else ""))
        run = Run([program, str(file)], *size, ground, folder)
        run.settle()
        run.press(keys)
        image = draw(run.screen, letters, ground)
        run.end()
    return image


def output_of(arguments, variant, size):
    """The picture of the first lines that a program prints."""
    letters, ground = GROUNDS[variant]
    run = Run(["sh", "-c", '"$@" | head -n %d; sleep 1' % size[1], "sh", *arguments], *size, ground, tempfile.gettempdir())
    run.settle(quiet=0.8)
    image = draw(run.screen, letters, ground)
    run.end()
    return image


def beside(images):
    whole = Image.new("RGB", (sum(image.width + 8 for image in images) - 8, max(image.height for image in images)), "#808080")
    left = 0
    for image in images:
        whole.paste(image, (left, 0))
        left += image.width + 8
    return whole


def save(image, path):
    """Few colours are in a screen: a palette keeps it small."""
    image.quantize(255, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)
    print(path, path.stat().st_size)


def main():
    program, out, *files = sys.argv[1:]
    out = Path(out)
    if files:
        for file in files:
            size = (100, 40)
            for variant in ("dark", "light"):
                images = [screen_of(program, variant, variant, file, ["t"], size)]
                if file.endswith(".md"):
                    if shutil.which("lowdown"):
                        images.append(output_of(["lowdown", "-Tterm", "--term-width=100", "--term-columns=100", file], variant, size))
                    images.append(output_of([str(Path(sys.executable)), "-m", "rich.markdown", "-c", "-w", "100", file], variant, size))
                save(beside(images), out / f"{Path(file).stem}-{variant}.png")
        return
    sample = SAMPLES / "government-work.txt"
    for theme, variant in themes().items():
        views = [screen_of(program, theme, variant, sample, keys, (80, 24)) for keys in (["]", "]", "/发展\r"], ["T"])]
        save(beside(views), out / f"{theme}.png")
    pictures = Path(".pictures")
    pictures.mkdir(exist_ok=True)
    save(screen_of(program, "dark", "dark", sample, ["]", "]", "]", "/发展\r"], (92, 26)), pictures / "dark.png")
    save(screen_of(program, "dark", "dark", sample, ["/发展\r", "L"], (92, 16)), pictures / "list.png")
    save(screen_of(program, "light", "light", SAMPLES / "party-building.txt", ["]", "]"], (92, 26)), pictures / "light.png")


main()
