import type { Plan } from "@plinth/plan";
import type { Exemptions } from "@plinth/policies/exemptions";
import type { EnvironmentPolicies } from "@plinth/policies/levels";
import type { Host } from "../host.ts";
import type { CheckOptions } from "./arguments.ts";
import { readDocument } from "./document.ts";
import { readInputs, subjectOf } from "./inputs.ts";
import { judgeDocument } from "./judge.ts";
import { manifestDocument } from "./manifests/document.ts";
import { withSources } from "./manifests/sources.ts";
import { sort, type Sorted } from "./sort.ts";
import { type Unjudged, unjudged, unjudgedBy } from "./unjudged.ts";

/** What came of data that could be judged. */
export interface Verdict {
    /** The file; of manifests everything that was named and holds some. */
    readonly file: string;
    readonly plan: Plan;
    readonly what: string;
    readonly notes: readonly string[];
    /** What the resources were read from, to find them in; findings on manifests say themselves where they stand. */
    readonly text?: string;
}

export type Checked = Verdict | Unjudged;

export interface Governance {
    readonly policies: EnvironmentPolicies;
    readonly exemptions: Exemptions;
}

/** With what stood on the command line. */
type Given<One extends Sorted> = One & { readonly argument: string };
type Manifests = Extract<Sorted, { is: "manifests" }>;

/**
 * Judges each export, preview and plan on its own, and the manifests of all files together: objects refer to others by their
 * names, whichever file they stand in.
 */
export async function checkAll(
    named: readonly string[],
    options: CheckOptions,
    governance: Governance,
    host: Host,
): Promise<Checked[]> {
    const sorted: Given<Sorted>[] = [];
    for (const argument of new Set(named)) {
        for (const input of await readInputs(argument, host)) {
            const one: Sorted = "error" in input ? { is: "unjudged", unjudged: [input] } : sort(input, host.cwd);
            sorted.push({ ...one, argument });
        }
    }
    const manifests = sorted.filter((one): one is Given<Manifests> => one.is === "manifests");
    const checked: Checked[] = [];
    for (const one of sorted) {
        if (one.is === "unjudged") checked.push(...one.unjudged);
        if (one.is === "document") checked.push(checkDocument(one, options, governance));
        if (one === manifests[0])
            checked.push(...(await checkManifests(manifests, leftOut(sorted), options, governance)));
    }
    return [...checked, ...withoutManifests(sorted)];
}

function checkDocument(
    { document, kind, input: { name: file, text } }: Extract<Sorted, { is: "document" }>,
    { profile }: CheckOptions,
    { policies, exemptions }: Governance,
): Checked {
    try {
        const judged = readDocument(document, kind, file);
        const { what, notes } = judged;
        return { file, plan: judgeDocument(judged, profile, policies, exemptions), what, notes, text };
    } catch (error) {
        return unjudgedBy(file, error);
    }
}

async function checkManifests(
    sorted: readonly Given<Manifests>[],
    leftOut: readonly string[],
    options: CheckOptions,
    { policies, exemptions }: Governance,
): Promise<Checked[]> {
    const problems = sorted.flatMap(({ manifests }) => manifests.problems).map(unjudged);
    const objects = sorted.flatMap(({ manifests }) => manifests.objects);
    if (objects.length === 0) return problems;
    const holders = sorted.filter(({ manifests }) => manifests.objects.length > 0);
    const file = [...new Set(holders.map(({ argument }) => subjectOf(argument)))].join(", ");
    try {
        const document = await manifestDocument(objects, options, leftOut);
        const plan = judgeDocument(document, options.profile, policies, exemptions);
        const findings = withSources(plan.findings, document.judged, options.include);
        return [...problems, { file, plan: { ...plan, findings }, what: document.what, notes: document.notes }];
    } catch (error) {
        return [...problems, unjudgedBy(file, error)];
    }
}

function leftOut(sorted: readonly Sorted[]): string[] {
    return sorted.flatMap((one) => (one.is === "leftOut" ? one.name : []));
}

/** Folders in which there is nothing to judge, and nothing wrong either. */
function withoutManifests(sorted: readonly Given<Sorted>[]): Unjudged[] {
    return [...Map.groupBy(sorted, ({ argument }) => argument)]
        .filter(([, all]) => all.every(({ is }) => is === "leftOut"))
        .map(([argument, { length }]) => {
            const looked = `${length} ${length === 1 ? "file was" : "files were"} looked at`;
            return unjudged({
                file: argument,
                what: `is a folder without a Kubernetes object (${looked})`,
                fix: "name a folder with manifests",
            });
        });
}
