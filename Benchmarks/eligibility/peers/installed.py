# SPDX-License-Identifier: Apache-2.0
"""What people would pick instead: which of them are installed, in what version, and the command that runs each."""
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
PYTHON = HERE / ".venv" / "bin" / "python"
SCRIPTS = {"numpy": ("numpy", "arrays.py"), "numba": ("numba", "arrays.py"), "OpenFisca": ("OpenFisca-Core", "arrays.py"),
           "Polars": ("polars", "tables.py"), "DuckDB": ("duckdb", "tables.py")}
LUAS = {"LuaJIT, masks": ("luajit", "masks"), "LuaJIT, row by row": ("luajit", "rows"),
        "Lua 5.4, words": ("lua5.4", "words"), "Lua 5.4, row by row": ("lua5.4", "rows")}


def answer(*command):
    """What a command prints, without blanks around it; nothing if it is missing or fails."""
    if not shutil.which(command[0]):
        return ""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else ""


def drools(folder):
    """The version and the command of Drools, whose rules are compiled into the folder; nothing where a part is missing."""
    jar = next(HERE.glob(".venv/lib/*/site-packages/drools/jars/*.jar"), None)
    java = " ".join(answer("java", "--version").split()[:2])
    if not (jar and java and shutil.which("javac")):
        return None
    subprocess.run([sys.executable, HERE / "write_java.py", folder], check=True)
    subprocess.run(["javac", "-cp", jar, "-d", folder, HERE / "Judge.java", *folder.glob("*.java")], check=True)
    # In a process of its own: what this one loads shows in the peak memory of those that it starts.
    properties = answer(sys.executable, "-c", "import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())",
                        jar, "META-INF/maven/org.drools/drools-core/pom.properties")
    version = re.search(r"^version=(\S+)", properties, re.MULTILINE).group(1)
    return f"Drools {version} on {java}", [
        "java", "-XX:+UseSerialGC", "-Dorg.slf4j.simpleLogger.defaultLogLevel=error", "-cp", f"{jar}:{folder}", "Judge"]


def peers(folder):
    """Version and command of each peer by title, none where it is missing; what they are made into goes into the folder.

    A command is followed by the files of people and of verdicts and, to be timed, by the number of samples.
    """
    found = {}
    for title, (package, script) in SCRIPTS.items():
        version = answer(PYTHON, "-c", f"import importlib.metadata as m; print(m.version('{package}'))")
        found[title] = (f"{title} {version}", [PYTHON, HERE / script, title.lower()]) if version else None
    for title, (program, form) in LUAS.items():
        version = answer(program, "-v").split(" -- ")[0].split("  Copyright")[0]
        rules = folder / f"{form}.lua"
        if version:
            subprocess.run([sys.executable, HERE / "write_lua.py", form, rules], check=True)
        found[title] = (version, [program, rules]) if version else None
    found["Drools"] = drools(folder / "drools")
    return found
