import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.join(import.meta.dirname, "../..");
const pages = path.join(root, "docs/components");

/** What everybody asks of a component before they take it, in this order. */
const HEADINGS = [
    "What it makes",
    "Arguments",
    "Cost drivers",
    "Alarms",
    "How to change it safely",
    "How to get out of it",
];

/** Packages that hold components: they register one under a type of their own. */
function componentPackages(): string[] {
    return readdirSync(path.join(root, "packages")).filter((name) => {
        // Its one component is how a layer reads another, which no team makes.
        if (name === "core") return false;
        const source = path.join(root, "packages", name, "src");
        if (!existsSync(source)) return false;
        return readdirSync(source, { recursive: true, encoding: "utf8" })
            .filter((file) => file.endsWith(".ts") && !/\.test\.ts$|testdata/.test(file))
            .some((file) => readFileSync(path.join(source, file), "utf8").includes(`super("plinth:${name}:`));
    });
}

function sectionsOf(page: string): Map<string, string> {
    const parts = readFileSync(path.join(pages, page), "utf8").split(/^## (.+)$/m);
    return new Map(parts.flatMap((part, index) => (index % 2 === 1 ? [[part, parts[index + 1] ?? ""] as const] : [])));
}

describe("the page of each component", () => {
    it("is there for every package that makes one", () => {
        const missing = componentPackages().filter((name) => !existsSync(path.join(pages, `${name}.md`)));
        assert.deepEqual(missing, []);
        assert.ok(componentPackages().includes("database"));
    });

    for (const page of readdirSync(pages)) {
        describe(page, () => {
            const sections = sectionsOf(page);

            it("says what everybody asks, in one order", () => {
                const own = [...sections.keys()].filter((heading) => HEADINGS.includes(heading));
                assert.deepEqual(own, HEADINGS);
                for (const heading of HEADINGS) {
                    assert.ok((sections.get(heading) ?? "").trim().length > 40, `${heading} says nothing`);
                }
            });

            it("draws what it makes, and lists its arguments with defaults", () => {
                assert.match(sections.get("What it makes") ?? "", /^```mermaid$/m);
                assert.match(sections.get("Arguments") ?? "", /^\|.*\b(argument|setting)s?\b[^|]*\| *default/im);
            });
        });
    }
});
