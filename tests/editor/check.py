"""Checks a real rust-analyzer on declarations: completions, definitions, colours, renames.

Loads a small crate over aws-sdk-acm in the server and sends an editor's requests. Needs Python 3, and rust-analyzer with
the standard library's source. `fetch.sh` gets both from Debian, but any others work too.

    bash tests/editor/fetch.sh target/editor/server
    python3 tests/editor/check.py --server target/editor/server
    python3 tests/editor/check.py --rust-analyzer rust-analyzer   # with the toolchain's own `rust-src`
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import time

from lsp import Refused, Server

HERE = pathlib.Path(__file__).resolve().parent
CHECKOUT = HERE.parent.parent
PROGRAM = (HERE / "program.rs").read_text()

MANIFEST = """\
[package]
name = "checked"
edition = "2024"

[dependencies]
aws-sdk-acm.workspace = true
waiter-runtime = { workspace = true, features = ["aws"] }

[lints.clippy]
all = "allow"
"""

DECLARATION = """
waiter! {{
    pub struct Typed {{ {parameters} }}

    {operation}
    delay: 60s,
    max_attempts: 40,
    acceptors: {{
        {acceptor}
        ok => retry,
    }},
}}
"""

SDK = "operation: aws_sdk_acm::DescribeCertificate,"
THROTTLED = "operation: aws_sdk_acm::SearchCertificates,"
OWN = "operation: Result<Deployment, CallError>,"
CLASSES = ["any", "throttling", "transient", "timeout", "dispatch"]

# Positions in which a word is typed (`¦`), and the names that must be offered and inserted unchanged.
COMPLETIONS = [
    (dict(acceptor="error ¦"), ["ResourceNotFoundException", *CLASSES]),
    (dict(acceptor="error ¦ => failure,"), ["ResourceNotFoundException", *CLASSES]),
    (dict(acceptor="error Resource¦"), ["ResourceNotFoundException"]),
    (dict(acceptor="error thro¦ => retry,"), ["throttling"]),
    (dict(acceptor='error "Code" | ¦ => retry,'), ["ResourceNotFoundException", "throttling"]),
    (dict(acceptor='error "Code" if ¦ => retry,'), ["message", "code"]),
    (dict(acceptor="error throttling | any if mes¦"), ["message"]),
    (dict(acceptor="error ThrottlingException if thr¦ => retry,", operation=THROTTLED), ["throttling_reasons"]),
    (dict(acceptor="error ThrottlingException if throttling_reasons[].¦", operation=THROTTLED), ["reason", "resource"]),
    (dict(operation="operation: ¦"), ["aws_sdk_acm::"]),
    (dict(operation="operation: aws_sdk¦,"), ["aws_sdk_acm::"]),
    (dict(operation="operation: aws_sdk_acm::¦"), ["operation::"]),
    (dict(operation="operation: aws_sdk_acm::operation::descr¦,"), ["describe_certificate::"]),
    (dict(operation="operation: aws_sdk_acm::operation::describe_certificate::¦,"), ["DescribeCertificate"]),
    (dict(operation=f"{SDK} output: aws_sdk_acm::operation::describe_certificate::Desc¦,"), ["DescribeCertificateOutput"]),
    (dict(operation="operation: Result<¦,"), ["Deployment"]),
    (dict(operation="operation: Result<Dep¦>,"), ["Deployment"]),
    (dict(operation="operation: Result<Deployment, ¦>,"), ["CallError"]),
    (dict(parameters="pub want: ¦"), ["usize", "String"]),
    (dict(parameters="pub want: us¦"), ["usize"]),
    (dict(parameters="pub want: usize, pub names: Vec<Str¦>"), ["String"]),
    (dict(acceptor="path length(certificate.in_use_by) >= {wa¦} => retry,"), ["want"]),
    (dict(acceptor="path length(certificate.in_use_by) >= {want¦} => retry,"), ["want"]),
    (dict(acceptor="path length(certificate.in_use_by) >= {self.¦} => retry,"), ["want"]),
    (dict(acceptor="path ¦"), ["certificate"]),
    (dict(acceptor="path certificate.¦"), ["status", "domain_validation_options"]),
    (dict(acceptor="path certificate.sta¦ == CertificateStatus::Issued => success,"), ["status"]),
    (dict(acceptor="path certificate.domain_validation_options[].¦"), ["validation_status"]),
    (dict(acceptor="input_output input.¦"), ["certificate_arn"]),
    (dict(acceptor="ok => ¦"), ["success", "failure", "retry"]),
    (dict(acceptor="pa¦"), ["path", "path_all", "path_any"]),
    (dict(operation=f"{SDK} max¦"), ["max_attempts", "max_wait"]),
    (dict(operation=OWN, acceptor="path ¦"), ["phase", "ready"]),
]

# Completions that insert more than their name. That is right for a Rust value or a pattern.
WITH_MORE = [
    (dict(acceptor="path certificate.status == CertificateStatus::Iss¦"), "Issued"),
    (dict(acceptor="path len¦(certificate.in_use_by) == 1 => retry,"), "length"),
    (dict(operation=OWN, acceptor="error CallError::¦"), "NotFound"),
]

# A field's short form in a pattern names both the field and the local.
SHORT_FORMS = {"ready", "code"}
NO_DEFINITION = {"pub", "struct", "if", "let", "null"}


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    options.add_argument("--server", type=pathlib.Path, help="the folder that fetch.sh filled")
    options.add_argument("--rust-analyzer", help="another rust-analyzer")
    options = options.parse_args()
    folder, target = generate()
    environment = {**os.environ, "CARGO_TARGET_DIR": str(target)}
    compiles(folder, environment, PROGRAM)
    settings = {"checkOnSave": False, "cachePriming": {"enable": False}}
    command = [options.rust_analyzer]
    if options.server:
        command = [options.server.resolve() / "rust-analyzer"]
        source = next(options.server.resolve().glob("unpacked/usr/src/rustc-*/library"))
        settings["cargo"] = {"sysrootSrc": str(source)}
    server = Server(command, folder, settings, environment)
    server.open(folder / "src" / "lib.rs", PROGRAM)
    start = time.monotonic()
    status = server.wait_until_loaded(600)
    print(f"loaded in {time.monotonic() - start:.0f} s: {status['health']} {status.get('message') or ''}")
    faults = [*completions(server), *definitions(server), *colours(server)]
    renamed = {}
    faults += renames(server, renamed)
    server.stop()
    for text in renamed:
        compiles(folder, environment, text)
    for fault in faults:
        print(fault)
    if faults:
        raise SystemExit(f"{len(faults)} faults")


def generate():
    """Writes the crate with the checkout's locked versions. Returns its folder and the target directory."""
    command = ["cargo", "metadata", "--no-deps", "--format-version", "1"]
    metadata = json.loads(subprocess.run(command, cwd=CHECKOUT, check=True, stdout=subprocess.PIPE).stdout)
    target = pathlib.Path(metadata["target_directory"])
    folder = target / "editor" / "checked"
    (folder / "src").mkdir(parents=True, exist_ok=True)
    manifest = (CHECKOUT / "Cargo.toml").read_text()
    shared = manifest[manifest.index("[workspace.dependencies]") : manifest.index("[workspace.lints")]
    shared = shared.replace('path = "', f'path = "{CHECKOUT}/')
    (folder / "Cargo.toml").write_text(f'{MANIFEST}\n[workspace]\nresolver = "3"\n\n{shared}')
    shutil.copy(CHECKOUT / "Cargo.lock", folder)
    return folder, target


def compiles(folder, environment, text):
    """Writes the program and checks it with rustc."""
    (folder / "src" / "lib.rs").write_text(text)
    subprocess.run(["cargo", "check", "--quiet"], cwd=folder, env=environment, check=True)


def position(text, at):
    line = text.count("\n", 0, at)
    return line, at - (text.rfind("\n", 0, at) + 1)


def offered(server, words):
    """Returns the completions in a declaration: labels, each with the text that it inserts."""
    filled = {"parameters": "pub want: usize", "operation": SDK, "acceptor": "", **words}
    text = PROGRAM + DECLARATION.format(**filled)
    at = text.index("¦")
    text = text.replace("¦", "")
    server.change(text)
    answer = server.at("completion", *position(text, at))
    items = answer["items"] if isinstance(answer, dict) else answer or []
    # `throttling(as Trait)` is inserted without the trait.
    return {item["label"].split("(as ")[0]: item["textEdit"]["newText"] for item in items}


def completions(server):
    asked = 0
    for words, expected in COMPLETIONS:
        texts = offered(server, words)
        for name in expected:
            asked += 1
            if name not in texts:
                yield f"{words}: {name} is not offered, but {sorted(texts)[:20]}"
            elif texts[name] != name:
                yield f"{words}: {name} inserts {texts[name]!r}"
    for words, expected in WITH_MORE:
        asked += 1
        texts = offered(server, words)
        if not any(name.startswith(expected) for name in texts):
            yield f"{words}: {expected} is not offered, but {sorted(texts)[:20]}"
    server.change(PROGRAM)
    print(f"{asked} completions")


def words(text):
    """Returns the identifiers of declarations with their positions, without comments and strings."""
    token = re.compile(r'"(?:[^"\\]|\\.)*"|//[^\n]*|/\*.*?\*/|\d\w*|[A-Za-z_]\w*')
    for declaration in re.finditer(r"^waiter! \{$.*?^\}$", text, re.MULTILINE | re.DOTALL):
        start = declaration.start() + len("waiter! {")
        for word in token.finditer(text, start, declaration.end()):
            if word.group()[0].isalpha():
                yield word.start(), word.group()


def definitions(server):
    """Checks that every word has one definition and one hover text."""
    count = 0
    for at, word in words(PROGRAM):
        line, character = position(PROGRAM, at)
        found = server.at("definition", line, character) or []
        places = {(link["targetUri"], json.dumps(link["targetSelectionRange"])) for link in found}
        count += 1
        where = f"{line + 1}: {word}"
        # A parameter that is given by a variable may be renamed together with it.
        is_hidden = "let /*" in PROGRAM.split("\n")[line]
        if len(places) > (2 if is_hidden or word in SHORT_FORMS else 1):
            yield f"{where} has {len(places)} definitions: {sorted(places)}"
        if not places and word not in NO_DEFINITION:
            yield f"{where} has no definition"
    print(f"{count} words")


def colours(server):
    """Checks that no correct word has the colour of an unresolved one, and that there are no diagnostics."""
    data = server.request("textDocument/semanticTokens/full", textDocument={"uri": server.uri})["data"]
    lines = PROGRAM.split("\n")
    line = character = 0
    for down, right, length, kind, _ in zip(*[iter(data)] * 5):
        line, character = line + down, right if down else character + right
        if server.legend[kind] == "unresolvedReference":
            yield f"{line + 1}: {lines[line][character : character + length]} is coloured as unresolved"
    for fault in server.diagnostics.get(server.uri, []):
        yield f"{fault['range']['start']['line'] + 1}: {fault['message']}"


def renames(server, renamed):
    """Renames each parameter from each of its positions, and collects the resulting programs."""
    for parameter in "cdn":
        mark = f"/*{parameter}*/"
        name = re.search(re.escape(mark) + r"(\w+)", PROGRAM).group(1)
        expected = PROGRAM.replace(mark + name, mark + "renamed").replace(f"{{{name}}}", "{renamed}" if parameter == "n" else f"{{{name}}}")
        uses = PROGRAM.index("/// Uses the declared waiters.")
        for place in re.finditer(re.escape(mark), PROGRAM):
            # rust-analyzer does not find a field's name in a string, only a local's.
            if parameter == "n" and place.start() > uses:
                break
            line, character = position(PROGRAM, place.end())
            try:
                edit = server.at("rename", line, character, newName="renamed")
            except Refused as refused:
                print(f"{line + 1}: {name} is not renamed: {refused}")
                continue
            text = applied(edit)
            if text != expected:
                yield f"{line + 1}: {name} is renamed in part:\n{difference(expected, text)}"
            renamed[expected] = True


def applied(edit):
    """Returns the program with the edits of a rename."""
    changes = edit.get("documentChanges") or [{"edits": edits} for edits in edit["changes"].values()]
    edits = [one for change in changes for one in change["edits"]]
    lines = PROGRAM.split("\n")
    for one in sorted(edits, key=lambda one: (one["range"]["start"]["line"], one["range"]["start"]["character"]), reverse=True):
        start, end = one["range"]["start"], one["range"]["end"]
        assert start["line"] == end["line"], "a name is on one line"
        line = lines[start["line"]]
        lines[start["line"]] = line[: start["character"]] + one["newText"] + line[end["character"] :]
    return "\n".join(lines)


def difference(expected, text):
    pairs = zip(expected.split("\n"), text.split("\n"))
    return "\n".join(f"  {got.strip()}" for want, got in pairs if want != got)


if __name__ == "__main__":
    main()
