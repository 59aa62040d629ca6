import type { Danger } from "@plinth/plan";
import { dangerTitles } from "../comparison/dangerLines.ts";
import type { Judged } from "../judged/judged.ts";
import { code, prose } from "../markdown/escape.ts";
import type { Section } from "../markdown/sections.ts";
import { nameInUrn, shortType } from "../text/names.ts";

/** What may cost data, privacy, protection or availability: refused ones first, then the worst, over all environments. */
export function dangerSection(judged: readonly Judged[]): Section[] {
    const all = judged.flatMap(({ name, plan }) =>
        (plan.comparison?.dangers ?? []).map((danger) => ({ environment: name, danger })),
    );
    if (all.length === 0) return [];
    const kinds = Object.keys(dangerTitles);
    const rank = ({ refused, kind }: Danger): number => (refused === true ? 0 : kinds.length) + kinds.indexOf(kind);
    const rows = all
        .sort((one, other) => rank(one.danger) - rank(other.danger))
        .map(({ environment, danger }) => row(environment, danger));
    const head = ["| Danger | Environment | Resource | What and why |", "| --- | --- | --- | --- |"];
    return [{ title: `⚠️ Dangers (${all.length})`, folded: false, head, rows, expendable: 0 }];
}

function row(environment: string, { kind, type, urn, what, why, source, refused, allowed }: Danger): string {
    const state = refused === true ? ", **refused**" : allowed === true ? ", allowed" : "";
    const told = [
        prose(what),
        prose(`${why} (${source})`),
        ...(refused === true ? [`To allow it: ${code(`--allow-replace '${urn}'`)}`] : []),
    ];
    const resource = code(`${nameInUrn(urn)} (${shortType(type)})`);
    return `| ${[`${dangerTitles[kind]}${state}`, code(environment), resource, told.join("<br>")].join(" | ")} |`;
}
