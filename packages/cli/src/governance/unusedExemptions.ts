import { join } from "node:path";
import { UserError } from "@plinth/core/errors";
import { findRepository } from "@plinth/core/settings";
import type { PreviewResult } from "@plinth/engine";
import type { Finding } from "@plinth/plan";
import { catalogue } from "@plinth/policies/catalogue";
import { Exemptions, loadExemptions, today } from "@plinth/policies/exemptions";
import { exemptionValid } from "@plinth/policies/governance";
import type { Host } from "../host.ts";
import type { PreviewOptions } from "../preview/arguments.ts";
import type { Target } from "../preview/target.ts";
import { POLICIES } from "../repository/policyFolder.ts";
import { problemFinding, rootUrn } from "./problemFinding.ts";

/** The exemptions beside a pack, as they hold today. */
export function exemptionsOf(
    pack: string,
    env: Readonly<Record<string, string | undefined>>,
    rules: readonly string[] = catalogue.map(({ name }) => name),
): Exemptions {
    const file = env["PLINTH_EXEMPTIONS"] ?? join(pack, "exemptions.yaml");
    return loadExemptions(file, { rules: new Set(rules), today: today(env) });
}

/** The exemptions of the repository around a folder; outside of one there are none. */
export function exemptionsAround({ cwd, env }: Pick<Host, "cwd" | "env">): Exemptions {
    try {
        return exemptionsOf(join(findRepository(cwd), POLICIES), env);
    } catch (error) {
        if (UserError.isInstance(error)) return new Exemptions();
        throw error;
    }
}

/**
 * Exemptions that nothing in an environment needs. A preview of all of its layers, in both passes, sees everything; any
 * other says nothing.
 */
export function unusedInPreview(
    exemptions: Exemptions,
    { environment, stacks }: Pick<Target, "environment" | "stacks">,
    { layer, passes }: Pick<PreviewOptions, "layer" | "passes">,
    { findings, failed }: Pick<PreviewResult, "findings" | "failed">,
): Finding[] {
    const root = stacks.find(({ shown }) => shown);
    if (failed || layer.length > 0 || passes === "1" || root === undefined) return [];
    return unused(exemptions, environment, rootUrn(root), findings);
}

/** As {@link unusedInPreview}, for findings that are known to be all of an environment's. */
export function unused(
    exemptions: Exemptions,
    environment: string,
    root: string,
    findings: readonly Finding[],
): Finding[] {
    const exempted = findings
        .filter(({ outcome }) => outcome === "exempted")
        .map(({ rule, urn, property }) => ({ rule, urn, property: property ?? "" }));
    return exemptions.unused(environment, exempted).map((problem) => problemFinding(exemptionValid, root, problem));
}
