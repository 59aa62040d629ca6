import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ENVIRONMENTS, findRepository } from "@plinth/core/settings";
import type { Finding } from "@plinth/plan";
import { exemptionValid, policyWeakened, productionLevels } from "@plinth/policies/governance";
import type { Judged, Place } from "@plinth/report";
import { isNode, LineCounter, parseDocument } from "yaml";
import { inRepository } from "./places.ts";

const EXEMPTIONS = "policies/exemptions.yaml";

/** Findings about the rules themselves point to the settings or the exemption they are about, not to a resource. */
export function withSettingsPlaces(judged: Judged, cwd: string): Judged {
    const { placeOf } = judged;
    return {
        ...judged,
        placeOf: (urn, finding) =>
            (finding === undefined ? undefined : settingsPlace(finding, cwd)) ?? placeOf(urn, finding),
    };
}

function settingsPlace(finding: Finding, cwd: string): Place | undefined {
    const said = whereItIs(finding);
    if (said === undefined) return undefined;
    try {
        const file = join(findRepository(cwd), said.file);
        const line = lineOf(readFileSync(file, "utf8"), said.path);
        return { file: inRepository(file, cwd), ...(line === undefined ? {} : { line }) };
    } catch {
        // Outside of a repository, or without such a file: the stack is all there is to point to.
        return undefined;
    }
}

/** The file a finding about the rules is about, relative to the repository, and the path in it. */
function whereItIs({ rule, property, urn }: Finding): { readonly file: string; readonly path: string } | undefined {
    if (property === null) return undefined;
    const stack = urn.split(":")[2] ?? "";
    if (rule === exemptionValid.id) return { file: EXEMPTIONS, path: property };
    if (rule === productionLevels.id) return { file: `${ENVIRONMENTS}/${stack}/environment.yaml`, path: property };
    if (rule !== policyWeakened.id) return undefined;
    const [, file, path] = /^([\w./-]+\.yaml): (.+)$/.exec(property) ?? [];
    return file === undefined || path === undefined ? undefined : { file, path };
}

/** The line of a path, or of as much of it as is there. */
function lineOf(text: string, path: string): number | undefined {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines });
    const steps = path.split(/[.[\]]+/).filter((step) => step !== "");
    const keys = steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    for (let depth = keys.length; depth > 0; depth -= 1) {
        const node = document.getIn(keys.slice(0, depth), true);
        if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return undefined;
}
