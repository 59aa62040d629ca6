import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const pages = [
    ...readdirSync(path.join(root, "docs"), { recursive: true, encoding: "utf8" }).map((file) =>
        path.join("docs", file),
    ),
    ...["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "policies/README.md"],
].filter((file) => file.endsWith(".md"));

/** A page without its blocks of code, where brackets are no links. */
function prose(page: string): string {
    return readFileSync(path.join(root, page), "utf8")
        .replaceAll(/^(```+)[^`]*\n[\s\S]*?^\1\s*$/gm, "")
        .replaceAll(/`[^`\n]*`/g, (code) => code.replaceAll(/[\][]/g, "_"));
}

function linksOf(page: string): string[] {
    return [...prose(page).matchAll(/\]\(([^()\s]+)\)/g)]
        .map(([, target = ""]) => target)
        .filter((target) => !/^[a-z]+:/.test(target));
}

/** Headings as GitHub makes addresses of them. */
function headingsOf(page: string): Set<string> {
    const seen = new Map<string, number>();
    const headings = [...prose(page).matchAll(/^#+ +(.+)$/gm)].map(([, text = ""]) => {
        const slug = text
            .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
            .toLowerCase()
            .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
            .trim()
            .replaceAll(/\s/g, "-");
        const before = seen.get(slug) ?? 0;
        seen.set(slug, before + 1);
        return before === 0 ? slug : `${slug}-${before}`;
    });
    return new Set(headings);
}

describe("the pages", () => {
    it("link to what there is, headings too", () => {
        const broken = pages.flatMap((page) =>
            linksOf(page).flatMap((target) => {
                const [file = "", heading] = target.split("#");
                const place = file === "" ? page : path.join(path.dirname(page), decodeURI(file));
                if (!existsSync(path.join(root, place))) return [`${page}: ${target}`];
                if (heading === undefined || !place.endsWith(".md")) return [];
                return headingsOf(place).has(heading) ? [] : [`${page}: ${target}`];
            }),
        );
        assert.deepEqual(broken, []);
    });

    it("are each named in the index, but for runbooks, which alarms name", () => {
        const named = new Set(linksOf("docs/README.md").map((target) => path.join("docs", target)));
        const missing = pages.filter(
            (page) => /^docs\/(?!runbooks\/|README)/.test(page.split(path.sep).join("/")) && !named.has(page),
        );
        assert.deepEqual(missing, []);
    });

    it("begin with a title", () => {
        assert.deepEqual(
            pages.filter((page) => !readFileSync(path.join(root, page), "utf8").startsWith("# ")),
            [],
        );
    });
});
