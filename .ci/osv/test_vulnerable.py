"""Tests of vulnerable.py and of the script that calls it, on a small database of made-up advisories."""

import io
import json
import os
import pathlib
import subprocess
import tempfile
import unittest
from contextlib import redirect_stdout

import vulnerable

SCRIPT = pathlib.Path(__file__).parent.parent / "vulnerabilities"


class Order(unittest.TestCase):
    """The examples of Maven's specification, and of versions in use."""

    def test_smaller(self):
        for smaller, larger in [
            ("1", "1.1"),
            ("1-snapshot", "1"),
            ("1", "1-sp"),
            ("1-foo2", "1-foo10"),
            ("1-foo", "1-1"),
            ("1-1", "1.1"),
            ("1-sp-1", "1-ga-1"),
            ("1-alpha-1", "1-beta-1"),
            ("1.0-rc1", "1.0"),
            ("1.0-a1", "1.0-b1"),
            ("2.9.10", "2.10.0"),
            ("2.9.10", "2.9.10.1"),
            ("4.1.100.Final", "4.1.101.Final"),
            ("4.1.100.CR1", "4.1.100.Final"),
            ("31.0-android", "31.0-jre"),
            ("1.0.0.M1", "1.0.0.RC1"),
            ("1.0.0.RC1", "1.0.0.RELEASE"),
            ("9.9", "20250107"),
        ]:
            with self.subTest(smaller=smaller, larger=larger):
                self.assertLess(vulnerable.compare(smaller, larger), 0)
                self.assertGreater(vulnerable.compare(larger, smaller), 0)

    def test_equal(self):
        for one, other in [
            ("1", "1.0.0"),
            ("1.ga", "1"),
            ("1-0", "1"),
            ("1.foo", "1-foo"),
            ("1-a1", "1-alpha-1"),
            ("1.0-cr2", "1.0-rc2"),
            ("1.0.0-foo.0.0", "1-foo"),
            ("4.1.1.Final", "4.1.1"),
            ("1X", "1x"),
        ]:
            with self.subTest(one=one, other=other):
                self.assertEqual(vulnerable.compare(one, other), 0)
                self.assertEqual(vulnerable.compare(other, one), 0)


class Ranges(unittest.TestCase):
    def check(self, affected, version, expected):
        with self.subTest(version=version):
            self.assertEqual(vulnerable.is_affected(version, affected), expected)

    def test_two_ranges_of_one_branch_each(self):
        events = [{"introduced": "2.0"}, {"fixed": "2.10.5"}, {"introduced": "3.0.0-rc1"}, {"fixed": "3.1"}]
        affected = {"ranges": [{"type": "ECOSYSTEM", "events": events}]}
        for version, expected in [
            ("1.9", False),
            ("2.0", True),
            ("2.9.9", True),
            ("2.10.5", False),
            ("2.11", False),
            ("3.0.0-rc1", True),
            ("3.0.0", True),
            ("3.1-rc1", True),
            ("3.1", False),
        ]:
            self.check(affected, version, expected)

    def test_from_the_beginning_to_the_last(self):
        events = [{"introduced": "0"}, {"last_affected": "1.4"}]
        affected = {"ranges": [{"type": "ECOSYSTEM", "events": events}]}
        for version, expected in [("0-alpha", True), ("1.4", True), ("1.4.1", False)]:
            self.check(affected, version, expected)

    def test_without_a_fix(self):
        affected = {"ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "1.2"}]}]}
        for version, expected in [("1.1", False), ("99", True)]:
            self.check(affected, version, expected)

    def test_listed(self):
        affected = {"versions": ["1.0.0"], "ranges": [{"type": "GIT", "events": [{"introduced": "0"}]}]}
        for version, expected in [("1.0.0", True), ("1.0.1", False)]:
            self.check(affected, version, expected)


def component(group, name, version):
    return {"group": group, "name": name, "version": version, "purl": f"pkg:maven/{group}/{name}@{version}?type=jar"}


class Check(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "Maven").mkdir()
        self.bill = self.folder / "bom.json"
        nested = {**component("org.outer", "outer", "1"), "components": [component("org.inner", "inner", "2.0")]}
        self.bill.write_text(json.dumps({"components": [component("org.example", "parser", "1.2.3"), nested]}))

    def advise(self, number, name, fixed, **more):
        ranges = [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": fixed}]}]
        advisory = {
            "id": f"GHSA-{number}",
            "aliases": [f"CVE-{number}"],
            "summary": "It reads any file",
            "affected": [{"package": {"ecosystem": "Maven", "name": name}, "ranges": ranges}],
            **more,
        }
        (self.folder / "Maven" / f"{number}.json").write_text(json.dumps(advisory))

    def run_check(self):
        printed = io.StringIO()
        with redirect_stdout(printed):
            code = vulnerable.main([str(self.bill), str(self.folder)])
        return code, printed.getvalue()

    def test_vulnerable(self):
        self.advise(1, "org.example:parser", "1.2.4")
        self.advise(2, "org.inner:inner", "2.0.1")
        code, printed = self.run_check()
        self.assertEqual(code, 1)
        self.assertIn("org.example:parser 1.2.3: It reads any file (GHSA-1, CVE-1). Fixed in 1.2.4.", printed)
        self.assertIn("org.inner:inner 2.0", printed)
        self.assertIn("3 artifacts, 2 advisories: 2 vulnerabilities.", printed)

    def test_not_vulnerable(self):
        self.advise(1, "org.example:parser", "1.2.3")
        self.advise(2, "org.example:other", "9")
        self.advise(3, "org.example:parser", "9", withdrawn="2026-01-01T00:00:00Z")
        code, printed = self.run_check()
        self.assertEqual(code, 0)
        self.assertIn("3 artifacts, 3 advisories: 0 vulnerabilities.", printed)

    def test_empty_bill(self):
        self.bill.write_text('{"components": []}')
        self.assertEqual(self.run_check()[0], 2)

    def script(self, **variables):
        environment = {name: value for name, value in os.environ.items() if name != "OSV_DATABASE"}
        done = subprocess.run(
            [SCRIPT, self.bill], env={**environment, **variables}, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout

    def test_says_that_there_is_no_database(self):
        for variables in [{}, {"OSV_DATABASE": ""}, {"OSV_DATABASE": str(self.folder / "none")}]:
            with self.subTest(variables=variables):
                code, printed = self.script(**variables)
                self.assertEqual(code, 0)
                self.assertTrue(printed.startswith("Vulnerabilities were NOT checked: "), printed)

    def test_script_finds(self):
        self.advise(1, "org.example:parser", "1.2.4")
        code, printed = self.script(OSV_DATABASE=str(self.folder))
        self.assertEqual(code, 1)
        self.assertIn("GHSA-1", printed)


if __name__ == "__main__":
    unittest.main()
