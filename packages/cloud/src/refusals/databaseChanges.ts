import { shrunkStorage } from "./databaseStorage.ts";
import type { ChangeRule, Refusal } from "./refusal.ts";
import type { SentInputs } from "./sentInputs.ts";
import { refusedByAws } from "./wording.ts";

interface Version {
    readonly major: number;
    readonly minor?: number;
}

/** PostgreSQL's versions since 10: a major, and a minor where it is written. */
function versionOf(text: string | undefined): Version | undefined {
    const [, major, minor] = /^(\d{2})(?:\.(\d+))?$/.exec(text ?? "") ?? [];
    if (major === undefined) return undefined;
    return { major: Number(major), ...(minor === undefined ? {} : { minor: Number(minor) }) };
}

/** There is no way back, and a new major has to be allowed. */
function changedVersion(before: SentInputs, after: SentInputs): Refusal[] {
    const engine = after.text("engine") ?? before.text("engine") ?? "";
    const [old, now] = [before.text("engineVersion"), after.text("engineVersion")];
    const [from, to] = [versionOf(old), versionOf(now)];
    if (!/postgres/.test(engine) || from === undefined || to === undefined) return [];
    const sameMajor = to.major === from.major;
    if (to.major < from.major || (sameMajor && (to.minor ?? Infinity) < (from.minor ?? -Infinity))) {
        const words = `Cannot upgrade ${engine} from ${old} to ${now}`;
        const source = "message of ModifyDBInstance for an older version, as public reports quote it";
        return [refusedByAws("engineVersion", "InvalidParameterCombination", words, source)];
    }
    const known = !after.has("allowMajorVersionUpgrade") || after.flag("allowMajorVersionUpgrade") !== undefined;
    if (sameMajor || !known || after.flag("allowMajorVersionUpgrade") === true) return [];
    const words = "The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version.";
    return [
        refusedByAws("engineVersion", "InvalidParameterCombination", words, "hashicorp/terraform-provider-aws#13389"),
    ];
}

export const databaseChanges: Readonly<Record<string, ChangeRule>> = {
    "aws:rds/instance:Instance": (before, after) => [...shrunkStorage(before, after), ...changedVersion(before, after)],
    "aws:rds/cluster:Cluster": changedVersion,
};
